// What stands in a cell, understood by its column as `review.forms.cells` understands it, and shown to a reader.
"use strict";
(() => {
  const Forms = (globalThis.Forms ??= {});
  const NOTHING = new Set(["", "-", "–", "—", "−", "...", "…", "n/a", "none", "nothing", "không có", "chưa có", "không phát sinh"]);
  const YES = new Set(["yes", "y", "true", "có", "x", "✓", "✔", "1"]);
  const NO = new Set(["no", "n", "false", "không", "0"]);
  const LONGEST = 20000;
  const LONGEST_SHORT = 300;
  const NUMBERS = new Set(["number", "money"]);
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const SHOWN_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const DATES = [
    [/^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/, (found) => [found[1], found[2], found[3]]],
    [/^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/, (found) => [found[3], found[2], found[1]]],
    [/^(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{4})$/i, (found) => [found[3], MONTHS.indexOf(found[2].toLowerCase()) + 1, found[1]]],
    [/^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i, (found) => [found[3], found[2], found[1]]],
  ];

  /** Lower case without marks, so that two spellings of a name are one; `lang.folding.fold`. */
  Forms.fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d").replaceAll("’", "'");

  const EMPTY = Object.freeze({ kept: "" });
  const refused = (code, expected = "") => ({ refused: code, expected });

  class Reader {
    /** `data`: with `language`, `countries` and `units`, as `entry/shown.py` gives them. */
    constructor({ language, countries = [], units = {} }) {
      this.language = language === "vi" ? "vi" : "en";
      this.countries = new Map(countries.map((country) => [country.code, country]));
      this.countryNames = namesOf(countries.map((country) => [country.code, [country.code, ...Object.values(country.names), ...country.aliases]]));
      this.units = units;
      this.choiceNames = new Map();
      this.known = new Map();
    }

    /** `{kept, value?, interval?}` or `{refused, expected}`; of what was kept and of what is typed alike. */
    understand(column, words, line = null) {
      const key = `${column.code}\n${line?.code ?? ""}\n${words}`;
      let found = this.known.get(column)?.get(key);
      if (!found) {
        found = this.#understand(column, words, line);
        if (!this.known.has(column)) this.known.set(column, new Map());
        this.known.get(column).set(key, found);
      }
      return found;
    }
    #understand(column, words, line) {
      const said = words.normalize("NFC").trim();
      if (line?.total_of.length) return said ? refused("total") : EMPTY;
      if (column.kind === "text" || column.kind === "long") return text(column, said);
      const short = said.split(/\s+/u).join(" ");
      if (NOTHING.has(short.toLowerCase())) return EMPTY;
      if (short.length > LONGEST_SHORT) return refused("long", String(LONGEST_SHORT));
      if (NUMBERS.has(column.kind)) return this.#number(column, short, line);
      if (column.kind === "date") return date(short);
      if (column.kind === "yes_no") return yesNo(short);
      if (column.kind === "country") return this.#named(short, this.countries, this.countryNames) ?? refused("country");
      return this.#choice(column, short);
    }

    /* Numbers. */
    unitOf(column, line) { return column.unit || line?.unit || ""; }
    isWhole(column, line) { return column.whole || Boolean(line?.whole); }
    mayGroup(column, line) { return this.isWhole(column, line) || column.kind === "money" || /^\p{Lu}{3}$/u.test(this.unitOf(column, line)); }

    #number(column, said, line) {
      const { amounts } = Forms;
      const groups = this.mayGroup(column, line);
      const kept = amounts.readAmount(said);
      // `12.5` and `1.234` are kept forms too, but typed words are read by the custom of the language first: what is
      // typed is kept at once (`keep`), so that whatever is asked about later is a kept form.
      if (kept) return this.#amount(column, kept, line);
      return this.#typedNumber(column, said, line, groups);
    }
    #typedNumber(column, said, line, groups) {
      const { amounts } = Forms;
      const digits = amounts.parseDigits(said, this.language, groups);
      const amount = digits ? amounts.amountOf(digits) : amounts.readAmount(said) ?? amounts.parsePhrase(said, this.language, groups, this.#unitNames(this.unitOf(column, line)));
      return amount ? this.#amount(column, amount, line) : refused("number");
    }
    #amount(column, amount, line) {
      const ends = amount.bound === "range" ? [amount.interval.low, amount.interval.high] : [amount.value];
      if (this.isWhole(column, line) && ends.some((end) => !end.isWhole)) return refused("whole", this.unitOf(column, line));
      return { kept: Forms.amounts.writeAmount(amount), value: amount.value, interval: amount.interval, amount };
    }
    #unitNames(unit) {
      const names = [unit, ...(this.units[unit] ?? [])].filter(Boolean).map(Forms.fold);
      return new Set([...names, ...names.map((name) => (name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`))]);
    }

    /* Names. */
    #choice(column, said) {
      if (!this.choiceNames.has(column)) this.choiceNames.set(column, column.choices.map((choice) => [choice.code, [choice.code, ...Object.values(choice.names)]]));
      const named = this.choiceNames.get(column);
      if (named.some(([code]) => code === said)) return { kept: said, value: said };
      const small = said.toLowerCase();
      const exact = codesOf(named, (name) => name.toLowerCase() === small);
      const codes = exact.size ? exact : codesOf(named, (name) => Forms.fold(name) === Forms.fold(said));
      const [code] = codes.size === 1 ? codes : [null];
      return code ? { kept: code, value: code } : refused("choice", named.map(([each]) => each).join(" | "));
    }
    #named(said, known, names) {
      const code = known.has(said) ? said : names.get(Forms.fold(said));
      return code ? { kept: code, value: code } : null;
    }

    /* For people. */
    /** What is kept of typed words: the form that was understood, else the words. */
    keep(column, words, line = null) {
      const said = words.normalize("NFC").trim();
      const short = said.split(/\s+/u).join(" ");
      if (NUMBERS.has(column.kind) && !NOTHING.has(short.toLowerCase())) {
        const found = this.#typedNumber(column, short, line, this.mayGroup(column, line));
        return found.refused ? said : found.kept;
      }
      const found = this.understand(column, words, line);
      return found.refused ? said : found.kept;
    }

    show(column, words, line = null) {
      if (!words) return "";
      if (NUMBERS.has(column.kind)) {
        const amount = Forms.amounts.readAmount(words);
        return amount ? Forms.amounts.showAmount(amount, this.language, this.mayGroup(column, line)) : words;
      }
      if (column.kind === "date") return this.#showDay(words);
      if (column.kind === "yes_no") return { en: { yes: "yes", no: "no" }, vi: { yes: "có", no: "không" } }[this.language][words] ?? words;
      if (column.kind === "choice") return nameIn(column.choices.find((choice) => choice.code === words)?.names, this.language) ?? words;
      if (column.kind === "country") return nameIn(this.countries.get(words)?.names, this.language) ?? words;
      return words;
    }
    #showDay(kept) {
      const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(kept);
      if (!found) return kept;
      return this.language === "vi" ? `${found[3]}/${found[2]}/${found[1]}` : `${Number(found[3])} ${SHOWN_MONTHS[Number(found[2]) - 1]} ${found[1]}`;
    }
    showInterval(interval) { return interval ? Forms.amounts.showInterval(interval, this.language) : ""; }

    /** What the field holds when a cell is opened: days by their numbers, all else as shown. */
    editable(column, words, line = null) {
      const found = column.kind === "date" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) : null;
      return found ? `${found[3]}/${found[2]}/${found[1]}` : this.show(column, words, line);
    }

    /** What a spreadsheet is given: numbers without groups, days as it knows them. */
    plain(column, words, line = null) {
      if (column.kind === "date") return this.language === "vi" ? this.editable(column, words, line) : words;
      const amount = NUMBERS.has(column.kind) && words ? Forms.amounts.readAmount(words) : null;
      if (!amount || amount.power || amount.bound !== "exact") return this.show(column, words, line);
      return amount.value.toString().replace(".", Forms.amounts.decimalMark(this.language));
    }

    /** What may be chosen in a cell: `{name, others}`. */
    choices(column) {
      if (column.kind === "yes_no") return ["yes", "no"].map((code) => ({ name: this.show(column, code), others: [code] }));
      if (column.kind === "country") return [...this.countries.values()].map((country) => ({ name: nameIn(country.names, this.language), others: [country.code, ...Object.values(country.names), ...country.aliases] }));
      return column.choices.map((choice) => ({ name: nameIn(choice.names, this.language), others: [choice.code, ...Object.values(choice.names)] }));
    }
  }

  const nameIn = (names, language) => names && (names[language] ?? Object.values(names)[0]);

  function text(column, said) {
    const words = column.kind === "text" ? said.split(/\s+/u).join(" ") : said;
    if (words.length > LONGEST) return refused("long", String(LONGEST));
    return words && !["-", "–", "—"].includes(words) ? { kept: words, value: words } : EMPTY;
  }

  function date(said) {
    for (const [pattern, order] of DATES) {
      const found = pattern.exec(said);
      if (found) return day(...order(found).map(Number));
    }
    return refused("date");
  }
  function day(year, month, number) {
    const found = new Date(Date.UTC(year, month - 1, number));
    const isThere = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === number;
    if (!isThere || year < 1900 || year > 2199) return refused("date");
    const kept = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
    return { kept, value: kept, day: Math.round(found.getTime() / 86400000) };
  }

  function yesNo(said) {
    const small = said.toLowerCase();
    if (YES.has(small)) return { kept: "yes", value: "yes" };
    return NO.has(small) ? { kept: "no", value: "no" } : refused("yes_no");
  }

  /** Codes by folded name; a name of two things means neither. */
  function namesOf(named) {
    const codes = new Map();
    for (const [code, names] of named) {
      for (const name of new Set(names.map(Forms.fold))) codes.set(name, (codes.get(name) ?? code) === code ? code : "");
    }
    return codes;
  }
  function codesOf(named, is) { return new Set(named.filter(([, names]) => names.some(is)).map(([code]) => code)); }

  Forms.Reader = Reader;
})();
