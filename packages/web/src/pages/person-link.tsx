// A person and a post by name: the way to their history for whoever may read it, for others the name.
import { Link } from '@tanstack/react-router';
import { may, useSession } from '../shell/session.ts';

export function PersonLink({ id, name }: { id: string; name: string }) {
  return may(useSession(), 'posts.person') ? (
    <Link to="/posts/people/$personId" params={{ personId: id }}>
      {name}
    </Link>
  ) : (
    name
  );
}

export function PostLink({ id, name }: { id: string; name: string }) {
  return may(useSession(), 'posts.post') ? (
    <Link to="/posts/posts/$postId" params={{ postId: id }}>
      {name}
    </Link>
  ) : (
    name
  );
}
