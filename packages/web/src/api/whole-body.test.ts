import { describe, expect, it } from 'vitest';
import { wholeBody } from './whole-body.ts';

const bodyOf = (parts: readonly string[], end: (to: ReadableStreamDefaultController) => void) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const [part] = parts.slice(sent, sent + 1);
      sent += 1;
      if (part === undefined) end(controller);
      else controller.enqueue(new TextEncoder().encode(part));
    },
  });
let sent = 0;

describe('a body that is read while it is being made', () => {
  it('is all that came, and is told of as it comes', async () => {
    sent = 0;
    const told: number[] = [];
    const whole = await wholeBody(
      bodyOf(['%PDF', '证据', '%%EOF'], (to) => to.close()),
      (bytes) => told.push(bytes),
    );
    expect(await whole?.text()).toBe('%PDF证据%%EOF');
    expect(told).toEqual([4, 10, 15]);
  });

  it('is nothing where the connection breaks before its end', async () => {
    sent = 0;
    const broken = bodyOf(['%PDF', '证据'], (to) => to.error(new TypeError('network error')));
    expect(await wholeBody(broken, () => undefined)).toBeUndefined();
  });
});
