// The routes of names through time: parse, call, present.
import { postsRoutes } from '@jinze/contracts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import { rename } from './rename.ts';

export function registerNaming(binder: Binder, context: PostsRoutesContext): void {
  bind(binder, postsRoutes.renameOrgan, ({ params, body }, { command }) =>
    rename(context, command, { subject: 'organ', id: params.organId }, body),
  );
  bind(binder, postsRoutes.retitlePost, ({ params, body }, { command }) =>
    rename(context, command, { subject: 'post', id: params.postId }, body),
  );
  bind(binder, postsRoutes.renamePerson, ({ params, body }, { command }) =>
    rename(context, command, { subject: 'person', id: params.personId }, body),
  );
}
