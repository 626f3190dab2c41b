// Whoever shows an analysis also shows days, arms, findings and curves: one import is enough.
@_exported public import TrialData
@_exported public import TrialStatistics
