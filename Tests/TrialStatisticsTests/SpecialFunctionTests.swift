import Testing

@testable import TrialStatistics

@Suite("special functions")
struct SpecialFunctionTests {
  @Test("quantiles and tails agree with R to the digits that R gave")
  func reference() {
    var comparison = Comparison("special functions", tolerance: 1e-12)
    let special = RReference.expected["special"]
    for (p, expected) in zip([0.5, 0.9, 0.975, 0.995, 0.0001], special["qnorm"].numbers) {
      comparison.checkRelative(SpecialFunctions.normalQuantile(p), expected, "qnorm \(p)")
    }
    for (z, expected) in zip([0, 1, 1.96, 5, 10], special["pnorm_upper"].numbers) {
      comparison.checkRelative(SpecialFunctions.normalUpperTail(z), expected, "pnorm \(z)")
      comparison.checkRelative(SpecialFunctions.normalCDF(-z), expected, "pnorm -\(z)")
    }
    for row in special["pchisq_upper"].matrix {
      comparison.checkRelative(
        SpecialFunctions.chiSquareUpperTail(row[0], degreesOfFreedom: Int(row[1])), row[2],
        "pchisq \(row)")
    }
    for row in special["qbeta"].matrix {
      comparison.checkRelative(
        SpecialFunctions.betaQuantile(row[0], row[1], row[2]), row[3], "qbeta \(row)")
    }
    for (x, expected) in zip([0.5, 1, 1.5, 10, 156.3, 1e5], special["lgamma"].numbers) {
      comparison.checkRelative(SpecialFunctions.logGamma(x), expected, "lgamma \(x)")
    }
    comparison.finish(atLeast: 30)
  }

  @Test("wide ranges of every distribution agree with R")
  func wideRanges() {
    var comparison = Comparison("special functions, wide ranges", tolerance: 1e-11)
    let further = RReference.further
    for row in further["gamma_quantile"].matrix {
      comparison.checkRelative(
        SpecialFunctions.gammaQuantile(row[0], shape: row[1], rate: row[2]), row[3],
        "qgamma \(row)")
    }
    for row in further["gamma_tails"].matrix {
      comparison.checkRelative(
        SpecialFunctions.gammaCDF(row[0], shape: row[1]), row[2], "pgamma \(row)")
      comparison.checkRelative(
        SpecialFunctions.gammaUpperTail(row[0], shape: row[1]), row[3], "pgamma upper \(row)")
    }
    for row in further["beta_quantile"].matrix {
      comparison.checkRelative(
        SpecialFunctions.betaQuantile(row[0], row[1], row[2]), row[3], "qbeta \(row)")
    }
    for row in further["beta_tails"].matrix {
      comparison.checkRelative(
        SpecialFunctions.betaCDF(row[0], row[1], row[2]), row[3], "pbeta \(row)")
      comparison.checkRelative(
        SpecialFunctions.betaUpperTail(row[0], row[1], row[2]), row[4], "pbeta upper \(row)")
    }
    for row in further["normal"]["quantile"].matrix {
      comparison.checkRelative(
        SpecialFunctions.normalQuantile(row[0]), row[1], "qnorm \(row)")
    }
    for row in further["normal"]["chisq"].matrix {
      comparison.checkRelative(
        SpecialFunctions.chiSquareUpperTail(row[0], degreesOfFreedom: Int(row[1])), row[2],
        "pchisq \(row)")
    }
    comparison.finish(atLeast: 57)
  }

  @Test("a quantile and its distribution function undo each other", arguments: [0.3, 1, 7.5, 400])
  func inverses(shape: Double) {
    for p in [1e-12, 1e-4, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999] {
      let gamma = SpecialFunctions.gammaQuantile(p, shape: shape)
      #expect(abs(SpecialFunctions.gammaCDF(gamma, shape: shape) / p - 1) < 1e-11)
      for other in [0.5, 3, 120, 5_000] {
        let beta = SpecialFunctions.betaQuantile(p, shape, other)
        #expect(abs(SpecialFunctions.betaCDF(beta, shape, other) / p - 1) < 1e-9)
      }
      let normal = SpecialFunctions.normalQuantile(p)
      #expect(abs(SpecialFunctions.normalCDF(normal) / p - 1) < 1e-13)
    }
  }

  @Test("arguments out of range give NaN, and the ends give the ends")
  func limits() {
    #expect(SpecialFunctions.normalQuantile(0) == -.infinity)
    #expect(SpecialFunctions.normalQuantile(1) == .infinity)
    #expect(SpecialFunctions.normalQuantile(1.1).isNaN)
    #expect(SpecialFunctions.betaQuantile(-0.1, 1, 1).isNaN)
    #expect(SpecialFunctions.betaQuantile(0, 2, 3) == 0)
    #expect(SpecialFunctions.betaQuantile(1, 2, 3) == 1)
    #expect(SpecialFunctions.gammaQuantile(0.5, shape: 0).isNaN)
    #expect(SpecialFunctions.gammaQuantile(1, shape: 2) == .infinity)
    #expect(SpecialFunctions.chiSquareUpperTail(.nan, degreesOfFreedom: 1).isNaN)
    #expect(SpecialFunctions.chiSquareUpperTail(3, degreesOfFreedom: 0).isNaN)
    #expect(SpecialFunctions.chiSquareUpperTail(0, degreesOfFreedom: 3) == 1)
  }
}
