# The exact permutation log-rank test by going through all assignments. Run in this folder: Rscript permutation.R
# Output: permutation.json. The statistic of every assignment is observed minus expected events, summed
# anew over the times with events for that assignment: no scores are kept. Where survdiff has a variance, its
# observed minus expected of the data is held against it.
suppressMessages({library(survival); library(jsonlite)})
excess <- function(time, status, first) {
  time <- round(time, 8); one <- seq_along(time) %in% first
  sum(vapply(unique(time[status == 1]), function(t) {
    died <- status == 1 & time == t; risk <- time >= t
    sum(died & one) - sum(died) * sum(risk & one) / sum(risk)
  }, 0))
}
case <- function(name, time, status, group) {
  n <- length(time); first <- which(group == 0)
  observed <- abs(excess(time, status, first))
  s <- try(survdiff(Surv(time, status) ~ group), silent = TRUE)
  if (!inherits(s, "try-error")) stopifnot(abs(abs(s$obs[1] - s$exp[1]) - observed) < 1e-9)
  all <- combn(n, length(first), function(i) abs(excess(time, status, i)))
  list(name = name, time = I(time), status = I(status), group = I(group), excess = excess(time, status, first),
       assignments = length(all), extreme = sum(all >= observed - 1e-9), p = mean(all >= observed - 1e-9))
}
set.seed(17)
cases <- list(
  case("one against three", c(1, 2, 3, 4), c(1, 1, 1, 1), c(0, 1, 1, 1)),
  case("all die at once", c(5, 5, 5, 5), c(1, 1, 1, 1), c(0, 0, 1, 1)),
  case("ties and censorings", c(3, 3, 3, 5, 5, 8, 8, 9), c(1, 0, 1, 1, 1, 0, 1, 0), c(0, 1, 0, 0, 1, 1, 0, 1)),
  case("one event", c(2, 4, 6, 8, 10), c(0, 1, 0, 0, 0), c(0, 0, 1, 1, 1)),
  case("times within rounding", c(.3, .1 + .2, .7, 1, 1.5, 2), c(1, 1, 0, 1, 1, 0), c(0, 1, 0, 1, 1, 0)),
  case("a time of 0", c(0, 0, 1, 2, 3), c(1, 0, 1, 1, 0), c(1, 0, 0, 1, 1)))
for (i in 1:8) {
  n <- sample(7:12, 1); first <- sample(2:(n - 2), 1)
  cases[[length(cases) + 1]] <- case(paste("random", i), sample(1:(2 * n), n, TRUE), rbinom(n, 1, .7),
    sample(c(rep(0, first), rep(1, n - first))))
}
writeLines(toJSON(list(cases = cases), auto_unbox = TRUE, digits = I(17)), "permutation.json")
