// A person's name: the way to their career for whoever has one, for others the name.
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
