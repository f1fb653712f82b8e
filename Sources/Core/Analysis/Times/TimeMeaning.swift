/// What an expression says before anybody knows when it was said.
enum TimeMeaning {
  /// Vague: 0 past, 1 present, 2 future.
  case reference(Int)
  case duration(TimeAmount)
  case set(Recurrence)
  case date(DateReading, Part)
  case time(DateReading?, TimeOfDay)
}

enum Recurrence {
  case every(TimeAmount)
  case weekday(Int)
  case weekend
  case month(Int)
  case season(Season)
  case part(DayPart)
  case weekdayPart(Int, DayPart)
}

/// A clock time or a part of the day.
enum TimeOfDay: Hashable {
  /// Minutes from midnight; `utc` where the zone is universal time.
  case clock(minutes: Int, utc: Bool)
  case part(DayPart)
}

/// How a phrase points to a period from another one.
enum Relation {
  /// Nothing said: `Friday`, `in May`.
  case none
  /// From the publication date: `last`, `this`, `next`, `the coming`.
  case last, this, next, coming
  /// From the date mentioned last: `the previous`, `that`, `the same`, `the next` or `following`.
  case previous, that, following
  /// `the` alone: `the end of the year`.
  case the
}

/// Where the year of a date comes from.
enum YearReading {
  case open
  case written(Int)
  /// The year itself is pointed to: *March of last year*.
  case relative(Relation)
  /// The period is pointed to: *last March*.
  case nearest(Relation)
}

/// What a shift counts from.
enum ShiftAnchor {
  case published
  case mentioned
  case deictic(Int)
  case weekday(Int)
  case holiday(Int)
}

/// A calendar phrase, unresolved.
enum DateReading {
  case year(Int)
  case month(Int, YearReading)
  /// Month, day, year and the weekday that stands beside it (0 for none).
  case monthDay(Int, Int, YearReading, weekday: Int)
  case weekday(Int, Relation)
  /// Tuesday of last week.
  case weekdayOfWeek(Int, Relation)
  /// Days from today.
  case deictic(Int)
  case unit(TimeUnit, Relation)
  case season(Season, YearReading)
  case quarter(Int, YearReading)
  case half(Int, YearReading)
  /// The same quarter of another year.
  case sameQuarter(YearReading)
  /// First year; under 100 the century is not written.
  case decade(Int)
  case century(Int)
  case millennium(Int)
  case fiscalYear(Int)
  case holiday(Int, YearReading)
  /// n-th weekday of a month, -1 the last.
  case nthWeekday(Int, Int, month: Int, YearReading)
  /// n-th week of a month, -1 the last.
  case nthWeek(Int, month: Int, YearReading)
  /// Two weeks ago, a year later: amount, direction, from what.
  case shift(TimeAmount, Int, ShiftAnchor)
  /// Day of a month that the text named before.
  case dayOfMonth(Int)
  /// Two numbers that are day and month in an order to be found out, and a year.
  case numeric(Int, Int, YearReading)
  case exact(Day)
}

/// A found expression: tokens and meaning.
struct TimeMatch {
  var start: Int
  /// Index after the last token.
  var end: Int
  var meaning: TimeMeaning
}
