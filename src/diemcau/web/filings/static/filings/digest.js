// SHA-256 (FIPS 180-4) of a value's canonical text, as `entry/package.py` has it; without a network or a secure page,
// so that a form opened from a disk seals its history in every browser.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});

  /** One text for one value: keys sorted, nothing between. */
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  };

  const isPrime = (number) => { for (let by = 2; by * by <= number; by += 1) if (number % by === 0) return false; return true; };
  const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2).filter(isPrime).slice(0, 64);
  /** The first 32 bits behind the point of the root of a prime, exactly. */
  const fraction = (prime, power) => {
    let [low, high] = [0n, 20n << 32n];
    const wanted = BigInt(prime) << (32n * BigInt(power));
    while (low + 1n < high) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(power) <= wanted) low = middle; else high = middle;
    }
    return Number(low & 0xffffffffn);
  };
  const K = PRIMES.map((prime) => fraction(prime, 3));
  const START = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2));
  const turn = (word, by) => (word >>> by) | (word << (32 - by));

  /** SHA-256 over a text in UTF-8, in hexadecimal digits. */
  const sha256 = (text) => {
    const bytes = new TextEncoder().encode(text);
    const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const state = [...START];
    const words = new Uint32Array(64);
    for (let at = 0; at < padded.length; at += 64) block(state, words, view, at);
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  function block(state, words, view, at) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getUint32(at + index * 4);
    for (let index = 16; index < 64; index += 1) {
      const [early, late] = [words[index - 15], words[index - 2]];
      const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[index] = (words[index - 16] + first + words[index - 7] + second) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let index = 0; index < 64; index += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[index] + words[index]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] = (state[index] + word) | 0; });
  }

  Forms.canonical = canonical;
  Forms.sha256 = sha256;
  Forms.sumOf = (value) => sha256(canonical(value));
})();
