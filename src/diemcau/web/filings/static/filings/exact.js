// Exact decimals and intervals of them, as `records.interval` has them: nothing of a form is ever a binary fraction.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});

  /** A decimal: `units` of ten to the minus `places`. */
  class Exact {
    constructor(units, places = 0) { this.units = units; this.places = places; }

    /** Digits with an optional sign and dot; null where it is nothing of that kind. */
    static of(words) {
      const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(words);
      if (!found) return null;
      const units = BigInt(found[2] + (found[3] ?? ""));
      return new Exact(found[1] === "-" ? -units : units, (found[3] ?? "").length);
    }
    static whole(number) { return new Exact(BigInt(number)); }

    #at(places) { return this.units * 10n ** BigInt(places - this.places); }
    plus(other) {
      const places = Math.max(this.places, other.places);
      return new Exact(this.#at(places) + other.#at(places), places);
    }
    minus(other) { return this.plus(other.negated()); }
    times(other) { return new Exact(this.units * other.units, this.places + other.places); }
    negated() { return new Exact(-this.units, this.places); }
    /** Below zero, zero or above it, as this lies to the other. */
    against(other) {
      const places = Math.max(this.places, other.places);
      const difference = this.#at(places) - other.#at(places);
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    }
    get sign() { return this.units < 0n ? -1 : this.units > 0n ? 1 : 0; }
    get isWhole() { return this.units % 10n ** BigInt(this.places) === 0n; }
    /** Without noughts at the end: `12.5`. */
    toString() {
      const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.places + 1, "0");
      const whole = digits.slice(0, digits.length - this.places);
      const rest = digits.slice(digits.length - this.places).replace(/0+$/, "");
      return `${this.units < 0n ? "-" : ""}${whole}${rest && `.${rest}`}`;
    }
  }

  /** All values between two ends; null is without end, an open end is not itself a member. */
  class Interval {
    constructor(low, high, lowOpen = false, highOpen = false) {
      Object.assign(this, { low, high, lowOpen, highOpen });
    }
    static point(value) { return new Interval(value, value); }
    get isPoint() { return this.low !== null && this.high !== null && this.low.against(this.high) === 0; }

    plus(other) {
      const low = this.low && other.low ? this.low.plus(other.low) : null;
      const high = this.high && other.high ? this.high.plus(other.high) : null;
      return new Interval(low, high, low !== null && (this.lowOpen || other.lowOpen), high !== null && (this.highOpen || other.highOpen));
    }
    negated() { return new Interval(this.high?.negated() ?? null, this.low?.negated() ?? null, this.highOpen, this.lowOpen); }
    minus(other) { return this.plus(other.negated()); }

    /** Whether every value here lies below every value there, or also at it. */
    isBelow(other, orAt) {
      if (this.high === null || other.low === null) return false;
      const lie = this.high.against(other.low);
      if (lie !== 0) return lie < 0;
      return orAt || this.highOpen || other.lowOpen;
    }
    toString() {
      return `${this.lowOpen ? "(" : "["}${this.low ?? ""},${this.high ?? ""}${this.highOpen ? ")" : "]"}`;
    }
  }

  Forms.Exact = Exact;
  Forms.Interval = Interval;
})();
