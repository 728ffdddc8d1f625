// A text in which dates and times stay on one line each.
const PIECE = /(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)|\D+|\d/g;

export function Stamped({ text }: { text: string }) {
  return [...text.matchAll(PIECE)].map(({ 0: piece, 1: stamp, index }) =>
    stamp === undefined ? (
      piece
    ) : (
      <span key={index} className="nowrap">
        {stamp}
      </span>
    ),
  );
}
