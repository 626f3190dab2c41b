import TrialModel

/// One randomization: who comes when, and to which arm.
struct IL2Randomization {
  /// Position in the study, from 0 to 399.
  let order: Int
  let day: Day
  let group: IL2Group

  var arm: IL2Arm { group.arm }
}
