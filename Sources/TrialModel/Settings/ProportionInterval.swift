/// How the 95 % interval of a response rate is made.
public enum ProportionInterval: String, Sendable, CaseIterable {
  /// Clopper and Pearson's, exact: never covers less than the level.
  case clopperPearson = "clopper-pearson"
  /// Wilson's score interval.
  case wilson
  /// Wilson's with continuity correction, as R's prop.test has it.
  case wilsonContinuityCorrected = "wilson-cc"
  /// The equal-tailed interval from Jeffreys' prior.
  case jeffreys
  /// Agresti and Coull's.
  case agrestiCoull = "agresti-coull"
}
