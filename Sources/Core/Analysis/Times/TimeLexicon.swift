/// The words of time expressions: folded hash → `Lexeme`. Built once, in under 0.2 ms.
///
/// An open-addressed table behind one byte of tag per slot, so that a word that says nothing about time costs one read
/// of a 4 kB array.
struct TimeLexicon: Sendable {
  static let shared = TimeLexicon()

  private static let slots = 4096
  private var tags = [UInt8](repeating: 0, count: slots)
  private var keys = [UInt64](repeating: 0, count: slots)
  private var lexemes = [Lexeme](repeating: Lexeme(), count: slots)

  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 56) | 1 }

  @inline(__always)
  func lookup(_ hash: UInt64) -> Lexeme {
    tags.withUnsafeBufferPointer { tags in
      var slot = Int(truncatingIfNeeded: hash) & (TimeLexicon.slots - 1)
      while tags[slot] != 0 {
        if tags[slot] == TimeLexicon.tag(hash), keys[slot] == hash { return lexemes[slot] }
        slot = (slot + 1) & (TimeLexicon.slots - 1)
      }
      return Lexeme()
    }
  }

  private mutating func add(_ hash: UInt64, _ lexeme: Lexeme) {
    var slot = Int(truncatingIfNeeded: hash) & (TimeLexicon.slots - 1)
    while tags[slot] != 0 {
      if keys[slot] == hash { return }
      slot = (slot + 1) & (TimeLexicon.slots - 1)
    }
    tags[slot] = TimeLexicon.tag(hash)
    keys[slot] = hash
    lexemes[slot] = lexeme
  }

  /// Adds every word of a space-separated list; a word that is already there keeps its first meaning.
  private mutating func add(_ words: String, _ word: TimeWord, _ value: Int32 = 0, flags: UInt8 = 0) {
    for part in words.utf8.split(separator: 0x20) {
      add(part.reduce(FNV.seed) { FNV.add($1, to: $0) }, Lexeme(word: word, flags: flags, value: value))
    }
  }

  /// Adds a list whose values count up.
  private mutating func count(
    _ words: String, _ word: TimeWord, from first: Int32, by step: Int32 = 1, flags: UInt8 = 0
  ) {
    var value = first
    for part in words.utf8.split(separator: 0x20) {
      for synonym in part.split(separator: 0x2F) {
        add(synonym.reduce(FNV.seed) { FNV.add($1, to: $0) }, Lexeme(word: word, flags: flags, value: value))
      }
      value += step
    }
  }

  private init() {
    addCalendar()
    addNumbers()
    addGrammar()
    addMarks()
    addCues()
    for (index, holiday) in Holidays.all.enumerated() where holiday.words.first != nil {
      add(holiday.words[0], Lexeme(word: .holiday, value: Int32(index)))
    }
  }

  private mutating func addCalendar() {
    count("january february march april may june july august september october november december", .month, from: 1)
    count("jan. feb. mar. apr. may. jun. jul. aug. sep./sept. oct. nov. dec.", .month, from: 1, flags: Lexeme.short)
    count("jan feb mar apr may jun jul aug sep/sept oct nov dec", .month, from: 1, flags: Lexeme.short)
    count("monday tuesday wednesday thursday friday saturday sunday", .weekday, from: 1)
    count("mondays tuesdays wednesdays thursdays fridays saturdays sundays", .weekday, from: 1, flags: Lexeme.plural)
    count(
      "mon./mon tue./tues./tue/tues wed./wed thu./thur./thurs./thu/thur/thurs fri./fri sat./sat sun./sun", .weekday,
      from: 1, flags: Lexeme.short)
    add("spring", .season, Season.spring.rawValue, flags: Lexeme.ambiguous)
    add("summer summertime", .season, Season.summer.rawValue)
    add("fall", .season, Season.autumn.rawValue, flags: Lexeme.ambiguous)
    add("autumn", .season, Season.autumn.rawValue)
    add("winter wintertime", .season, Season.winter.rawValue)
    add("second", .unit, TimeUnit.second.rawValue, flags: Lexeme.ambiguous)
    add("seconds", .unit, TimeUnit.second.rawValue, flags: Lexeme.plural)
    add("minute min", .unit, TimeUnit.minute.rawValue)
    add("minutes mins", .unit, TimeUnit.minute.rawValue, flags: Lexeme.plural)
    add("hour hr", .unit, TimeUnit.hour.rawValue)
    add("hours hrs", .unit, TimeUnit.hour.rawValue, flags: Lexeme.plural)
    add("day", .unit, TimeUnit.day.rawValue)
    add("days", .unit, TimeUnit.day.rawValue, flags: Lexeme.plural)
    add("week", .unit, TimeUnit.week.rawValue)
    add("weeks", .unit, TimeUnit.week.rawValue, flags: Lexeme.plural)
    add("fortnight", .unit, TimeUnit.fortnight.rawValue)
    add("fortnights", .unit, TimeUnit.fortnight.rawValue, flags: Lexeme.plural)
    add("month", .unit, TimeUnit.month.rawValue)
    add("months", .unit, TimeUnit.month.rawValue, flags: Lexeme.plural)
    add("year yr", .unit, TimeUnit.year.rawValue)
    add("years yrs", .unit, TimeUnit.year.rawValue, flags: Lexeme.plural)
    add("decade", .unit, TimeUnit.decade.rawValue)
    add("decades", .unit, TimeUnit.decade.rawValue, flags: Lexeme.plural)
    add("century", .unit, TimeUnit.century.rawValue)
    add("centuries", .unit, TimeUnit.century.rawValue, flags: Lexeme.plural)
    add("millennium", .unit, TimeUnit.millennium.rawValue)
    add("millennia", .unit, TimeUnit.millennium.rawValue, flags: Lexeme.plural)
    add("quarters", .unit, TimeUnit.quarter.rawValue, flags: Lexeme.plural | Lexeme.ambiguous)
    add("weekend", .weekend)
    add("weekends", .weekend, flags: Lexeme.plural)
    add("morning dawn daybreak sunrise", .daypart, DayPart.morning.rawValue)
    add("afternoon", .daypart, DayPart.afternoon.rawValue)
    add("evening dusk sunset nightfall", .daypart, DayPart.evening.rawValue)
    add("night", .daypart, DayPart.night.rawValue)
    add("mornings", .daypart, DayPart.morning.rawValue, flags: Lexeme.plural)
    add("afternoons", .daypart, DayPart.afternoon.rawValue, flags: Lexeme.plural)
    add("evenings", .daypart, DayPart.evening.rawValue, flags: Lexeme.plural)
    add("nights", .daypart, DayPart.night.rawValue, flags: Lexeme.plural)
    add("noon midday noontime", .clockPoint, 12 * 60)
    add("midnight", .clockPoint, 0)
    add("yesterday", .deictic, -1)
    add("today", .deictic, 0)
    add("tomorrow", .deictic, 1)
    add("tonight", .tonight)
    add("overnight", .overnight)
    count(
      "twenties thirties forties fifties sixties seventies eighties nineties", .decade, from: 20, by: 10,
      flags: Lexeme.letters)
  }

  private mutating func addNumbers() {
    count(
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen", .numberWord, from: 0, flags: Lexeme.letters)
    count("twenty thirty forty fifty sixty seventy eighty ninety", .numberWord, from: 20, by: 10, flags: Lexeme.letters)
    add("hundred hundreds", .magnitude, 100)
    add("thousand thousands", .magnitude, 1000)
    add("million", .magnitude, 1_000_000)
    add("dozen dozens", .magnitude, 12)
    add("few several many couple handful various numerous countless multiple", .vague)
    count(
      "first // third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        + "sixteenth seventeenth eighteenth nineteenth twentieth", .ordinal, from: 1, flags: Lexeme.letters)
    add("thirtieth", .ordinal, 30, flags: Lexeme.letters)
    add("half", .half)
    add("quarter", .quarter)
  }

  private mutating func addGrammar() {
    add("a an", .article)
    add("the", .the)
    add("this", .this)
    add("that", .that)
    add("these those", .these)
    add("last", .last)
    add("past", .past)
    add("next", .next)
    add("previous prior preceding", .previous)
    add("following ensuing subsequent", .following)
    add("coming upcoming forthcoming", .coming)
    add("same", .same)
    add("every each", .every)
    add("other", .other)
    add("another", .another)
    add("ago", .ago)
    add("before", .before)
    add("after", .after)
    add("from", .from)
    add("to", .to)
    add("of", .of)
    add("in", .in)
    count(
      "on at over under by until/till through/throughout within for since during between as into/amid/beyond/against",
      .preposition, from: 1)
    add("and &", .and)
    add("or", .or)
    add("than", .than)
    add("more less fewer greater", .more)
    add("about around nearly almost roughly approximately some approx approx. exactly virtually", .about)
    add("least most", .least)
    add("up", .upTo)
    add("shortly moments", .shortly)
    add("circa c. ca. ca c", .circa)
    add("early", .part, Part.early.rawValue)
    add("mid", .part, Part.middle.rawValue)
    add("late latter", .part, Part.late.rawValue)
    add("later", .comparative, 1)
    add("earlier", .comparative, -1)
    add("beginning start outset onset opening", .boundary, Part.early.rawValue)
    add("middle height", .boundary, Part.middle.rawValue)
    add("end close ending", .boundary, Part.late.rawValue)
    add("rest remainder duration whole course", .rest)
    add("fiscal financial", .fiscal)
    add("o'clock", .oclock)
    add("a.m. am", .meridiem, 0)
    add("p.m. pm", .meridiem, 12)
    add("utc gmt", .zone, 1)
    add("est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist jst aest aedt et ct pt akst hst sgt wib", .zone)
    add("local", .local)
    add("time", .time)
    add("bc b.c. bce b.c.e.", .bc)
    add("ad a.d. ce c.e.", .ad)
    add("once twice thrice", .multiplier)
    add("times", .times)
    add("per", .per)
    add("hourly", .frequency, TimeUnit.hour.rawValue)
    add("daily nightly everyday", .frequency, TimeUnit.day.rawValue)
    add("weekly", .frequency, TimeUnit.week.rawValue)
    add("fortnightly", .frequency, TimeUnit.fortnight.rawValue)
    add("monthly", .frequency, TimeUnit.month.rawValue)
    add("quarterly", .frequency, TimeUnit.quarter.rawValue)
    add("annual annually yearly", .frequency, TimeUnit.year.rawValue)
    add("biannual biannually", .frequency, TimeUnit.half.rawValue)
    add("now nowadays currently presently", .reference, 1)
    add("recently lately", .reference, 0)
    add("soon someday", .reference, 2)
    add("current", .referenceAdjective, 1)
    add("present", .referenceAdjective, 1, flags: Lexeme.ambiguous)
    add("recent", .referenceAdjective, 0)
    add("future", .referenceAdjective, 2, flags: Lexeme.ambiguous)
    add("old age aged olds", .age)
  }

  private mutating func addMarks() {
    add("- ‐ ‑ – — −", .dash)
    add("/", .slash)
    add(":", .colon)
    add(",", .comma)
    add(". ! ? ; …", .dot)
    add("( [", .open)
    add(") ]", .close)
    add("\" “ ” « » „", .quote)
    add("' ’ ‘", .apostrophe)
    add("'s", .possessive)
    add("$ € £ ¥ # %", .money)
    add("+", .plus)
  }

  private mutating func addCues() {
    add("is are be being am 's", .be)
    add("was were been", .be, 1)
    add(
      "will shall 'll would going due expected expects expect scheduled planned plans plan planning intends "
        + "intend hopes hope slated could can might should must upcoming aims ready promised promises "
        + "he'll she'll they'll we'll i'll it'll you'll won't wants want vowed vows await awaits awaiting ahead foreseen anticipated foresees foresee",
      .future)
    add(
      "said told came went took made had did left met won lost began broke brought built bought caught chose cut died "
        + "fell felt flew found fought gave got grew heard held hit kept knew led lay laid met paid put ran rose sat "
        + "saw sent shook shot showed shut sold spent spoke stood struck taught thought threw understood withdrew wrote "
        + "became drove ate drew wore sank swore stole slept rode beat hasn't hadn't didn't wasn't weren't", .pastVerb)
    add(
      "opens begins starts takes ends expires meets arrives runs closes leaves resumes goes travels departs follows "
        + "takes convenes visits hosts faces votes airs premieres returns comes starting", .scheduled)
    add(
      "people soldiers troops men women children civilians refugees migrants workers jobs houses homes miles "
        + "kilometres kilometers km metres meters feet tons tonnes barrels dollars euros pounds votes seats members "
        + "students cases deaths victims residents families villages vehicles tanks aircraft ships guns prisoners "
        + "protesters police officers officials points percent calories words pages copies units shares employees "
        + "passengers patients schools rubles roubles hectares acres square cubic mw kg lbs mph rpm yards inches "
        + "horses casualties personnel rounds shells missiles drones participants delegates voters", .countNoun)
    add(
      "bad long full whole entire consecutive straight further additional successive solid bloody brutal short hard "
        + "difficult working business calendar trading academic extra school tough busy intense hot cold dark "
        + "critical crucial final tumultuous gruelling tense chaotic happy painful remaining intervening precious "
        + "light turbulent fraught single particular very", .adjective)
    add("mr mr. mrs mrs. ms ms. miss dr dr. lady lord sir baroness theresa sen sen. rep rep. gen gen.", .personTitle)
    add("no no. number flight route highway room page boeing model version channel psalm resolution", .numbered)
    add("revenue revenues profit profits earnings sales shares margin margins dividend ebitda turnover", .business)
  }
}
