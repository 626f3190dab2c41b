import TrialAnalysis
import TrialModel

extension JSONReport {
  func writeEnrollment(_ writer: inout JSONWriter) {
    let enrollment = analysis.enrollment
    writer.object("enrollment") { writer in
      writer.write("randomized", enrollment.randomized)
      writer.write("target", enrollment.target)
      writer.write("screened", enrollment.screened)
      writer.write("screen_failures", enrollment.screenFailures)
      write(&writer, "screen_failure_reasons", enrollment.screenFailureReasons)
      writer.write("opened", enrollment.opened?.description)
      writer.write("first", enrollment.first?.description)
      writer.write("last", enrollment.last?.description)
      writer.write("rate_per_month", enrollment.ratePerMonth)
      write(&writer, "last_90_days", enrollment.recentRate)
      write(&writer, enrollment.projection)
      writer.write("planned_completion", enrollment.plannedCompletion?.description)
      write(&writer, enrollment.plan)
      writer.write("date_column", enrollment.dateColumn)
      writer.write("undated", enrollment.undated)
      write(&writer, enrollment.months)
      writer.array("arms", enrollment.arms.indices) { writer, index in
        write(&writer, enrollment.arms[index], code(index))
      }
      writer.array("sites", enrollment.sites) { writer, site in
        writer.object { writer in
          writer.write("site", site.site)
          writer.write("n", site.randomized)
          writer.write("last", site.last?.description)
          writer.write("days_since_last", site.daysSinceLast)
          writer.write("quiet", site.isQuiet)
          writer.write("rate_per_month", site.rate?.perMonth)
          write(&writer, "last_90_days", site.recentRate)
          writeByArm(&writer, site.arms)
          write(&writer, site.months)
        }
      }
      writer.array("strata", enrollment.strata) { writer, stratum in
        writer.object { writer in
          writer.write("stratum", stratum.stratum)
          writer.write("n", stratum.randomized)
          writer.write("rate_per_month", stratum.rate?.perMonth)
          write(&writer, "last_90_days", stratum.recentRate)
          writeByArm(&writer, stratum.arms)
        }
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ arm: ArmEnrollment, _ code: String) {
    writer.object { writer in
      writer.write("arm", code)
      writer.write("n", arm.randomized)
      writer.write("target", arm.target)
      writer.write("treated", arm.treated)
      writer.write("completed", arm.completed)
      writer.write("discontinued", arm.discontinued)
      write(&writer, "discontinuation_reasons", arm.discontinuations)
      writer.write("ongoing", arm.ongoing)
      writer.write("not_told", arm.undetermined)
      writer.write("deaths", arm.deaths)
      writer.write("rate_per_month", arm.rate?.perMonth)
      write(&writer, "last_90_days", arm.recentRate)
      write(&writer, arm.months)
    }
  }

  private func write(_ writer: inout JSONWriter, _ key: String, _ reasons: [ReasonCount]) {
    writer.array(key, reasons) { writer, entry in
      writer.object { writer in
        writer.write("reason", entry.reason)
        writer.write("n", entry.count)
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ key: String, _ rate: AccrualRate?) {
    guard let rate else {
      writer.null(key)
      return
    }
    writer.object(key) { writer in
      writer.write("from", rate.from.description)
      writer.write("to", rate.to.description)
      writer.write("n", rate.count)
      writer.write("rate_per_month", rate.perMonth)
    }
  }

  private func write(_ writer: inout JSONWriter, _ projection: CompletionProjection?) {
    guard let projection else {
      writer.null("projected_completion")
      return
    }
    writer.object("projected_completion") { writer in
      writer.write("date", projection.date?.description)
      writer.write("lower", projection.lower?.description)
      writer.write("upper", projection.upper?.description)
      writer.write("interval", "gamma-poisson")
      writer.write("remaining", projection.remaining)
      writer.write("from", projection.from.description)
      writer.write("to", projection.to.description)
      writer.write("days", projection.days)
      writer.write("days_lower", projection.lowerDays)
      writer.write("days_upper", projection.upperDays)
    }
  }

  private func write(_ writer: inout JSONWriter, _ plan: AccrualPlan?) {
    guard let plan else {
      writer.null("plan")
      return
    }
    writer.object("plan") { writer in
      writer.write("from", plan.from.description)
      writer.write("to", plan.to.description)
      writer.write("target", plan.target)
      writer.write("by_cutoff", analysis.cutoff.map { plan.count(on: $0.day) })
    }
  }

  private func write(_ writer: inout JSONWriter, _ months: [MonthCount]) {
    writer.array("months", months) { writer, month in
      writer.array(nil, [month]) { writer, month in
        writer.value(month.name)
        writer.value(month.count)
      }
    }
  }

  private func writeByArm(_ writer: inout JSONWriter, _ counts: [Int]) {
    writer.array("arms", counts.indices) { writer, index in
      writer.object { writer in
        writer.write("arm", code(index))
        writer.write("n", counts[index])
      }
    }
  }
}
