// What stands first on every desk: what one was told, and the marks one was named to give.
import { ScoringCard } from './assessments/desk-scoring.tsx';
import { Notices } from './notices/desk-notices.tsx';

export function FirstCards() {
  return (
    <>
      <Notices />
      <ScoringCard />
    </>
  );
}
