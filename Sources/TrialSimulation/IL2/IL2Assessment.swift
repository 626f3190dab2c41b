import TrialModel

/// One tumour assessment.
struct IL2Assessment {
  let day: Day
  let response: IL2Response
}
