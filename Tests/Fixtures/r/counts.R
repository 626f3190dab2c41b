# Projected completion and risk differences. Run in this folder: Rscript counts.R
# Output: counts.json, 15 significant digits. Base R only, but for jsonlite.
suppressMessages(library(jsonlite))

# n subjects in T days, N planned. The time to go has the beta prime distribution; the limits are
# checked against the gamma mixture of gamma distributions by integration.
projection <- function(n, T, N) {
  m <- N - n
  limit <- function(p) { x <- qbeta(p, m, n); T * x / qbeta(1 - p, n, m) }
  tail <- function(t) {
    s <- sqrt(n) / T
    f <- function(l) pgamma(t, m, rate = l) * dgamma(l, n, rate = T)
    cuts <- c(0, pmax(1e-12, n / T + (-8:12) * s), Inf)
    cuts <- sort(unique(cuts))
    sum(mapply(function(a, b) integrate(f, a, b, rel.tol = 1e-11, subdivisions = 2000)$value,
               head(cuts, -1), tail0(cuts)))
  }
  tail0 <- function(v) v[-1]
  lower <- limit(.025); upper <- limit(.975)
  tails <- c(tail(lower), tail(upper))
  stopifnot(abs(tails - c(.025, .975)) < 1e-9)
  list(n = n, time = T, planned = N, days = T * m / n, lower = lower, upper = upper, tails = tails)
}
projections <- list(
  projection(1, 1, 2), projection(1, 30, 400), projection(2, 45, 30), projection(10, 91, 11),
  projection(117, 1037, 400), projection(250, 700, 260), projection(60, 365, 61),
  projection(299, 2000, 300), projection(40, 10, 400), projection(7, 900, 300))

# Newcombe 1998, method 10, from the Wilson intervals of prop.test.
wilson <- function(x, n) {
  if (n == 0) return(c(0, 1))
  as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int))
}
difference <- function(x1, n1, x2, n2) {
  p1 <- x1 / n1; p2 <- x2 / n2; a <- wilson(x1, n1); b <- wilson(x2, n2); d <- p1 - p2
  list(x = c(x1, x2), n = c(n1, n2), difference = d,
       lower = d - sqrt((p1 - a[1])^2 + (b[2] - p2)^2),
       upper = d + sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
}
differences <- list(
  difference(56, 70, 48, 80), difference(9, 10, 3, 10), difference(0, 10, 0, 20),
  difference(10, 10, 0, 20), difference(10, 10, 10, 10), difference(1, 30, 0, 29),
  difference(52, 150, 3, 156), difference(0, 1, 1, 1), difference(33, 94, 81, 156))

write(toJSON(list(projections = projections, differences = differences), digits = I(15),
             auto_unbox = TRUE), "counts.json")
