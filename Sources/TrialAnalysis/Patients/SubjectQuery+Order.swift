extension SubjectQuery {
  /// The column by which its list is sorted unless a person wants another.
  public var defaultOrder: SubjectColumn {
    switch subset {
    case .toxicity: .thisGrade
    case .endpoint(_, .withoutRecord), .onset(.unknown), .onset(.undated): .subject
    case .endpoint, .landmark, .onset: .time
    case .randomized, .treated, .month, .randomizedBefore, .randomizedOn, .site, .stratum:
      .randomized
    case .everyone, .population, .ongoing, .completed, .discontinued, .undetermined, .dead,
      .deaths, .screened, .screenFailures, .undated, .safety, .unknownExposure, .bestResponse,
      .responseDenominator, .tumor:
      .subject
    }
  }

  /// Whether that column begins with its greatest: the worst grades come first.
  public var defaultIsDescending: Bool { defaultOrder == .thisGrade }
}
