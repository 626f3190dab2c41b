import TrialModel

/// The fixed dates of the study. All but the month it opened in are invented.
enum IL2Date: Int32 {
  /// 1991-03-01, a Friday: nobody consents before it.
  case opened = 7729
  /// 1993-11-01, a Monday: the 118th patient is randomized, and is the first of the third arm.
  case subcutaneousOpened = 8705
  /// 1999-12-31, when accrual was planned to end.
  case plannedCompletion = 10956
  /// 2003-01-31: nothing is dated after it.
  case cutoff = 12083

  var day: Day {
    Day(number: rawValue)
  }
}
