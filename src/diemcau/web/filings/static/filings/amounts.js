// Numbers as a return keeps them (`review.forms.kept`), read and written by the custom of a language
// (`review.forms.literals`, `review.forms.shown`). A few phrases beside plain digits are known here; every other one is
// sent as it was typed, and the house reads it with its whole grammar.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const { Exact, Interval } = Forms;

  const KEPT = /^(?:(over|at_least|under|at_most|nearly|about) )?(?:(-?(?:0|[1-9]\d{0,29})(?:\.\d{1,12})?)|(-?[1-9]\d{0,29})e([1-9]\d?))$/;
  const RANGE = /^(-?(?:0|[1-9]\d{0,29})(?:\.\d{1,12})?)\.\.(-?(?:0|[1-9]\d{0,29})(?:\.\d{1,12})?)$/;
  const BOUNDS = {
    over: ["over", "more than", "above", ">", "hơn", "trên"],
    at_least: ["at least", "no fewer than", "no less than", "not less than", "ít nhất", "không dưới", "tối thiểu"],
    under: ["under", "below", "less than", "fewer than", "<", "dưới", "chưa đến", "chưa tới"],
    at_most: ["at most", "up to", "no more than", "not more than", "tối đa", "không quá", "nhiều nhất"],
    nearly: ["nearly", "almost", "close to", "gần", "xấp xỉ", "ngót", "suýt soát"],
    about: ["about", "around", "approximately", "roughly", "circa", "~", "khoảng", "chừng", "độ", "tầm"],
  };
  const SCALES = {
    en: { thousand: 3, million: 6, billion: 9, trillion: 12 },
    vi: { nghìn: 3, ngàn: 3, triệu: 6, tỷ: 9, tỉ: 9, "nghìn tỷ": 12, "ngàn tỷ": 12, "nghìn tỉ": 12, "ngàn tỉ": 12 },
  };
  const SHOWN_SCALES = { en: [[3, "thousand"], [6, "million"], [9, "billion"], [12, "trillion"]], vi: [[3, "nghìn"], [6, "triệu"], [9, "tỷ"], [12, "nghìn tỷ"]] };
  const SHOWN_BOUNDS = {
    en: { over: "over {}", at_least: "at least {}", under: "under {}", at_most: "at most {}", nearly: "nearly {}", about: "about {}", exact: "{}" },
    vi: { over: "hơn {}", at_least: "ít nhất {}", under: "dưới {}", at_most: "tối đa {}", nearly: "gần {}", about: "khoảng {}", exact: "{}" },
  };
  const SHOWN_RANGES = { en: "from {} to {}", vi: "từ {} đến {}" };

  const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const alternatives = (words) => words.toSorted((one, other) => other.length - one.length).map(escaped).join("|");
  const BOUND_OF = new Map(Object.entries(BOUNDS).flatMap(([bound, words]) => words.map((word) => [word, bound])));
  const SCALE_OF = new Map(Object.entries(SCALES).flatMap(([language, words]) => Object.entries(words).map(([word, power]) => [word, { language, power }])));
  const PHRASE = new RegExp(`^(?:(${alternatives([...BOUND_OF.keys()])})\\s*)?(\\d[\\d.,]*)(\\+)?(?: (${alternatives([...SCALE_OF.keys()])}))?(?: (.+))?$`, "u");
  const SPAN = /^(?:(?:from|từ) (\d{1,3}) (?:to|đến) (\d{1,3})|between (\d{1,3}) and (\d{1,3})|(\d{1,3})(?: to | ?[-–] ?)(\d{1,3}))$/u;

  const decimalMark = (language) => (language === "vi" ? "," : ".");
  const power10 = (power) => new Exact(10n ** BigInt(power));
  const NINE_TENTHS = new Exact(9n, 1);
  const ABOUT = [new Exact(95n, 2), new Exact(105n, 2)];

  /** What a bound word makes of a number, `records.quantity.interval_of`. */
  function intervalOf(value, bound, power) {
    if (bound === "over") return new Interval(value, null, true);
    if (bound === "at_least") return new Interval(value, null);
    if (bound === "under") return new Interval(null, value, false, true);
    if (bound === "at_most") return new Interval(null, value);
    if (bound === "nearly") {
      if (!value.sign) return Interval.point(value);
      const ends = [value.times(NINE_TENTHS), value].sort((one, other) => one.against(other));
      return new Interval(ends[0], ends[1], value.sign < 0, value.sign > 0);
    }
    if (bound === "about") {
      const ends = ABOUT.map((share) => value.times(share)).sort((one, other) => one.against(other));
      return new Interval(ends[0], ends[1]);
    }
    const half = power ? new Exact(5n * 10n ** BigInt(power - 1)) : Exact.whole(0);
    return new Interval(value.minus(half), value.plus(half));
  }

  const amountOf = (value, bound = "exact", power = 0) => ({ value, bound, power, interval: intervalOf(value, bound, power) });
  const rangeOf = (low, high) => ({ value: low.plus(high).times(new Exact(5n, 1)), bound: "range", power: 0, interval: new Interval(low, high) });

  /** The number that is kept so; null where this is no kept number. */
  function readAmount(kept) {
    const range = RANGE.exec(kept);
    if (range) {
      const [low, high] = [Exact.of(range[1]), Exact.of(range[2])];
      return low.against(high) < 0 ? rangeOf(low, high) : null;
    }
    const found = KEPT.exec(kept);
    if (!found) return null;
    const power = found[4] ? Number(found[4]) : 0;
    const value = found[4] ? Exact.of(found[3]).times(power10(power)) : Exact.of(found[2]);
    return amountOf(value, found[1] ?? "exact", power);
  }

  /** The form in which a number is kept. */
  function writeAmount(amount) {
    if (amount.bound === "range") return `${amount.interval.low}..${amount.interval.high}`;
    const digits = amount.power && amount.value.sign ? `${mantissa(amount)}e${amount.power}` : amount.value.toString();
    return amount.bound === "exact" ? digits : `${amount.bound} ${digits}`;
  }
  const mantissa = (amount) => new Exact(amount.value.units, amount.value.places + amount.power);

  /* Digits. */
  const isGrouped = (bare, group) => new RegExp(`^[1-9]\\d{0,2}(?:${escaped(group)}\\d{3})+$`).test(bare);
  const without = (bare, mark) => bare.replaceAll(mark, "");
  const count = (bare, mark) => bare.split(mark).length - 1;

  /** The number that digits alone mean by the custom of a language; null where they are none. */
  function parseDigits(words, language, groups) {
    if (!/^[-−]?\s?\d[\d.,'’ \u00a0\u202f\u2009]*$/.test(words)) return null;
    const isNegative = "-−".includes(words[0]);
    const bare = (isNegative ? words.slice(1) : words).trim().replace(/(?<=\d)[ \u00a0\u202f\u2009'’](?=\d{3}(?!\d))/g, "");
    if (!/^[\d.,]+$/.test(bare) || bare.replace(/[.,]/g, "").length > 30) return null;
    const mark = decimalMark(language);
    const number = parse(bare, mark, mark === "," ? "." : ",", groups);
    return number && isNegative ? number.negated() : number;
  }

  function parse(bare, mark, group, groups) {
    const [marks, grouped] = [count(bare, mark), count(bare, group)];
    if (marks && grouped) return both(bare, bare[Math.max(bare.lastIndexOf(mark), bare.lastIndexOf(group))]);
    if (marks > 1 || (marks && groups && isGrouped(bare, mark))) return isGrouped(bare, mark) ? Exact.of(without(bare, mark)) : null;
    if (marks) return decimal(bare, mark);
    if (isGrouped(bare, group)) return Exact.of(without(bare, group));
    if (grouped) return grouped === 1 ? decimal(bare, group) : null;
    return Exact.of(bare);
  }
  function both(bare, mark) {
    const at = bare.lastIndexOf(mark);
    const [head, tail] = [bare.slice(0, at), bare.slice(at + 1)];
    const group = mark === "," ? "." : ",";
    return head.includes(mark) || !tail || !isGrouped(head, group) ? null : Exact.of(`${without(head, group)}.${tail}`);
  }
  function decimal(bare, mark) {
    const [head, tail] = bare.split(mark);
    return head && tail ? Exact.of(`${head}.${tail}`) : null;
  }

  /** The number phrase that a whole cell is; null for any other, of which the house may know more. `units`: folded names
      that may stand behind it. */
  function parsePhrase(said, language, groups, units) {
    const small = said.toLowerCase();
    const span = SPAN.exec(small);
    if (span) {
      const [low, high] = span.slice(1).filter((end) => end !== undefined).map(Exact.of);
      return low.against(high) < 0 ? rangeOf(low, high) : null;
    }
    const found = PHRASE.exec(small);
    if (!found) return null;
    const [, before, digits, plus, scale, beside] = found;
    if ((before && plus) || (plus && scale) || (beside && !units.has(Forms.fold(beside)))) return null;
    const bound = plus ? "over" : BOUND_OF.get(before) ?? "exact";
    if (!scale) {
      const value = parseDigits(digits, language, groups);
      return value && amountOf(value, bound);
    }
    const { language: spoken, power } = SCALE_OF.get(scale);
    const value = parseDigits(digits, spoken, false);
    if (!value || power < value.places) return null;
    return amountOf(value.times(power10(power)), bound, power - value.places);
  }

  /* Writing. */
  function writeDigits(value, language, groups) {
    const mark = decimalMark(language);
    const [whole, rest = ""] = value.toString().replace("-", "").split(".");
    const tail = groups && rest.length === 3 ? `${rest}0` : rest;
    const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, mark === "," ? "." : ",");
    return `${value.sign < 0 ? "-" : ""}${grouped}${tail && mark + tail}`;
  }

  /** A number with its bound and scale word. */
  function showAmount(amount, language, groups) {
    const { low, high } = amount.interval;
    if (amount.bound === "range") return fill(SHOWN_RANGES[language], writeDigits(low, language, groups), writeDigits(high, language, groups));
    let digits = writeDigits(amount.value, language, groups);
    if (amount.power) {
      const scale = SHOWN_SCALES[language].find(([power]) => power >= amount.power);
      if (!scale) return writeAmount(amount);
      digits = `${scaled(amount, scale[0], language)} ${scale[1]}`;
    }
    return fill(SHOWN_BOUNDS[language][amount.bound], digits);
  }
  const fill = (pattern, ...words) => words.reduce((told, word) => told.replace("{}", word), pattern);

  /** The number in a scale, with as many decimals as it is known to. */
  function scaled(amount, power, language) {
    const places = power - amount.power;
    const digits = mantissa(amount).toString().replace("-", "").padStart(places + 1, "0");
    const whole = writeDigits(Exact.of(digits.slice(0, digits.length - places)), language, true);
    const tail = digits.slice(digits.length - places);
    return `${amount.value.sign < 0 ? "-" : ""}${whole}${places ? decimalMark(language) + tail : ""}`;
  }

  /** A computed interval: a number where it is one, else its ends in words. */
  function showInterval(interval, language) {
    const { low, high, lowOpen, highOpen } = interval;
    if (interval.isPoint) return writeDigits(low, language, true);
    const bounds = SHOWN_BOUNDS[language];
    if (low && high) return `${writeDigits(low, language, true)} – ${writeDigits(high, language, true)}`;
    if (low) return fill(bounds[lowOpen ? "over" : "at_least"], writeDigits(low, language, true));
    return high ? fill(bounds[highOpen ? "under" : "at_most"], writeDigits(high, language, true)) : "";
  }

  Forms.amounts = { amountOf, readAmount, writeAmount, parseDigits, parsePhrase, writeDigits, showAmount, showInterval, decimalMark };
})();
