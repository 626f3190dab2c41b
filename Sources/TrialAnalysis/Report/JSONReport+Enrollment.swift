extension JSONReport {
  func writeEnrollment(_ writer: inout JSONWriter) {
    let enrollment = analysis.enrollment
    writer.object("enrollment") { writer in
      writer.write("randomized", enrollment.randomized)
      writer.write("target", enrollment.target)
      writer.write("screened", enrollment.screened)
      writer.write("screen_failures", enrollment.screenFailures)
      writer.write("first", enrollment.first?.description)
      writer.write("last", enrollment.last?.description)
      writer.write("rate_per_month", enrollment.ratePerMonth)
      writer.write("date_column", enrollment.dateColumn)
      writer.write("undated", enrollment.undated)
      writer.array("arms", enrollment.arms.indices) { writer, index in
        let arm = enrollment.arms[index]
        writer.object { writer in
          writer.write("arm", code(index))
          writer.write("n", arm.randomized)
          writer.write("treated", arm.treated)
          writer.write("completed", arm.completed)
          writer.write("discontinued", arm.discontinued)
          writer.write("ongoing", arm.ongoing)
          writer.write("deaths", arm.deaths)
          writer.array("months", arm.months) { writer, month in
            writer.array(nil, [month]) { writer, month in
              writer.value(month.name)
              writer.value(month.count)
            }
          }
        }
      }
      writer.array("sites", enrollment.sites) { writer, site in
        writer.object { writer in
          writer.write("site", site.site)
          writer.write("n", site.randomized)
          writer.write("last", site.last?.description)
        }
      }
    }
  }
}
