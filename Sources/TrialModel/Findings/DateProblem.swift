/// Something about how the dates of a column are read, or about those that cannot be true.
///
/// Tables are named so that their place in `study.toml` can be said; cells are as the file writes them,
/// but for what parts their numbers.
public enum DateProblem: Sendable, Equatable {
  /// Dates in numbers are read in that order, as that cell has no other reading; the cell is one of that
  /// column and file if it is not of the column itself.
  case orderShown(DateFormat, String, by: String?, table: TableRole)
  /// One cell can only be day, month, year, and another only month, day, year.
  case orderMixed(String, String, table: TableRole)
  /// Nothing shows in which order the numbers of that cell and all others stand.
  case orderUndecided(String, table: TableRole)
  /// Numbers are read as SAS counts days or seconds; the least of them is that day.
  case numbersCounted(Day, isSeconds: Bool, table: TableRole)
  /// Numbers of days or seconds do not show from where they count; those formats are possible.
  case numbersUndecided(table: TableRole, possible: [DateFormat])
  /// Years have two digits and are read as those of 1969 to 2068; the first of the days.
  case yearsShort(Day)
  /// So many cells have that day, which stands for none.
  case placeholder(String, cells: Int)
  /// So many days are after the day of loading; the latest of them.
  case afterLoading(Int, latest: Day, loaded: Day)
  /// A subject died on a day that is known to the month or year only.
  case deathPartial(subject: String, PartialDay)
  /// A subject died before randomization, by the dates as they are written.
  case deathBeforeRandomization(subject: String, String, randomized: Day, isDead: Bool)
  /// A subject died after the day of loading.
  case deathAfterLoading(subject: String, Day)
  /// There are no dates, and days are counted from that column of the subject table.
  case studyDays(from: String)
  /// No study day.
  case studyDayUnreadable(String)
  /// As the dates are not read, the assessments are not used.
  case assessmentsUnused(Int)
}
