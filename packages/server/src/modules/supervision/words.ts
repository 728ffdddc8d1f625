// Chinese text as pairs of neighbouring characters, which compare without a dictionary. Pure.

/** In nearly every task and matter: they tell nothing apart. */
const COMMON = [
  '安全',
  '全生',
  '生产',
  '工作',
  '开展',
  '做好',
  '落实',
  '负责',
  '辖区',
  '区内',
  '相关',
  '组织',
];

export function pairsOf(text: string): string[] {
  const plain = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const pairs = Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) =>
    plain.slice(at, at + 2),
  );
  return [...new Set(pairs)].filter((pair) => !COMMON.includes(pair));
}
