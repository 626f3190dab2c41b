# Cumulative incidence with competing events, and cumulative hazards. Run in this folder:
# Rscript incidence.R
# Output: incidence.json, 15 significant digits; the data R was given are in it.
suppressMessages({library(survival); library(jsonlite)})
A <- function(x) I(unname(as.numeric(x)))
kinds <- c(log = "log", loglog = "log-log", plain = "plain")

# state: 0 censored, 1 the event, 2 a competing event. Row by row what survfit's multi-state curve
# says of state 1; its standard errors are those of the infinitesimal jackknife.
curves <- function(time, state, group) {
  d <- data.frame(time, state = factor(state, 0:2, c("censored", "event", "competing")), group)
  fits <- lapply(kinds, function(kind) survfit(Surv(time, state) ~ group, d, conf.type = kind))
  groups <- sort(unique(group))
  f <- fits[[1]]
  stratum <- if (is.null(f$strata)) rep(1, length(f$time)) else rep(seq_along(f$strata), f$strata)
  event <- match("event", f$states)
  other <- match("competing", f$states)
  lapply(seq_along(groups), function(g) {
    rows <- which(stratum == g)
    limits <- lapply(fits, function(f) list(
      lower = A(f$lower[rows, event]), upper = A(f$upper[rows, event])))
    c(list(time = A(f$time[rows]), n.risk = A(f$n.risk[rows, 1]),
           n.event = A(f$n.event[rows, event]), n.competing = A(f$n.event[rows, other]),
           n.censor = A(rowSums(as.matrix(f$n.censor)[rows, , drop = FALSE])),
           incidence = A(f$pstate[rows, event]), std.err = A(f$std.err[rows, event])), limits)
  })
}
case <- function(time, state, group)
  list(time = A(time), state = A(state), group = A(group), curves = curves(time, state, group))

m <- mgus2[1:320, ]
mgus <- case(ifelse(m$pstat == 1, m$ptime, m$futime), ifelse(m$pstat == 1, 1, 2 * m$death),
             as.integer(m$sex) - 1)
set.seed(20261124)
n <- 240
ties <- case(ceiling(rexp(n, 1 / 9)), sample(0:2, n, TRUE, c(.3, .4, .3)), sample(0:2, n, TRUE))
# Times that are no whole numbers, some of them near ties.
u <- round(rexp(60, .2), 1)
near <- case(u + sample(c(0, 1e-10), 60, TRUE), sample(0:2, 60, TRUE), rep(0:1, 30))
edges <- list(
  event = case(c(1, 2, 3, 4), c(1, 1, 1, 1), c(0, 0, 0, 0)),
  tied = case(c(2, 2, 2, 5, 5), c(1, 2, 0, 1, 2), c(0, 0, 0, 0, 0)),
  competing = case(c(1, 2, 2, 3), c(2, 2, 2, 0), c(0, 0, 0, 0)),
  censored = case(c(1, 4, 4), c(0, 0, 0), c(0, 0, 0)),
  last = case(c(3, 6, 8, 8), c(2, 0, 1, 1), c(0, 0, 0, 0)),
  zero = case(c(0, 0, 1, 2, 2, 4), c(1, 2, 0, 1, 2, 1), c(0, 0, 0, 0, 0, 0)),
  one = case(5, 1, 0))

# Nelson-Aalen, as survfit gives it with its defaults stype = 1 and ctype = 1.
read <- function(name) {
  d <- read.csv(file.path("inputs", paste0(name, ".csv")))
  d <- d[complete.cases(d), ]
  d$g <- factor(d$group)
  d
}
hazards <- lapply(setNames(nm = sub("[.]csv$", "", list.files("inputs"))), function(name) {
  d <- read(name)
  f <- survfit(Surv(time, status) ~ g, d, stype = 1, ctype = 1)
  stratum <- rep(seq_along(f$strata), f$strata)
  setNames(lapply(seq_along(f$strata), function(g) list(
    cumhaz = A(f$cumhaz[stratum == g]), std.chaz = A(f$std.chaz[stratum == g]))), levels(d$g))
})

write(toJSON(list(cases = c(list(mgus2 = mgus, ties = ties, near = near), edges), hazards = hazards),
             digits = I(15), auto_unbox = TRUE, na = "null"), "incidence.json")
