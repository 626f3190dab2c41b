import TrialModel

/// One randomized subject with everything that is known about her or him.
struct IL2Subject {
  let person: IL2Person
  let randomization: IL2Randomization
  let course: IL2Course

  var arm: IL2Arm { randomization.arm }
}
