// SM3 (GB/T 32905-2016), for the browser too, which has none.
import { HashMD } from '@noble/hashes/_md.js';
import { clean, createHasher } from '@noble/hashes/utils.js';

const START = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const;

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));
const p0 = (word: number) => word ^ rotate(word, 9) ^ rotate(word, 17);
const p1 = (word: number) => word ^ rotate(word, 15) ^ rotate(word, 23);

/** T_j rotated by j. */
const ROUND = Uint32Array.from({ length: 64 }, (_, j) =>
  rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32 || 32),
);

const schedule = new Uint32Array(68);
const at = (words: Uint32Array, index: number) => words[index] ?? 0;

class Sm3 extends HashMD<Sm3> {
  readonly #state = Int32Array.from(START);

  constructor() {
    super(64, 32, 8, false);
  }

  protected get(): number[] {
    return [...this.#state];
  }

  protected set(...words: number[]): void {
    this.#state.set(words);
  }

  protected process(view: DataView, offset: number): void {
    const w = schedule;
    for (let j = 0; j < 16; j += 1) w[j] = view.getUint32(offset + 4 * j, false);
    for (let j = 16; j < 68; j += 1)
      w[j] =
        p1(at(w, j - 16) ^ at(w, j - 9) ^ rotate(at(w, j - 3), 15)) ^
        rotate(at(w, j - 13), 7) ^
        at(w, j - 6);
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let j = 0; j < 64; j += 1) {
      const a12 = rotate(a, 12);
      const ss1 = rotate((a12 + e + at(ROUND, j)) | 0, 7);
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + (ss1 ^ a12) + (at(w, j) ^ at(w, j + 4))) | 0;
      const tt2 = (gg + h + ss1 + at(w, j)) | 0;
      [d, c, b, a] = [c, rotate(b, 9), a, tt1];
      [h, g, f, e] = [g, rotate(f, 19), e, p0(tt2)];
    }
    const mixed = [a, b, c, d, e, f, g, h];
    this.#state.forEach((word, index) => {
      this.#state[index] = word ^ (mixed[index] ?? 0);
    });
  }

  protected roundClean(): void {
    clean(schedule);
  }

  destroy(): void {
    this.destroyed = true;
    clean(this.buffer);
    this.#state.fill(0);
  }

  _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.set(...this.get());
    return this._cloneIntoMeta(to);
  }
}

export const sm3 = createHasher(() => new Sm3());
