# Makes staggered.csv: three arms, B closing early and C opening late. Run in this folder: Rscript make.R
# Whole days for PFS, with many ties; OS in tenths of a month, so that times are not whole days.
set.seed(20030815)
n <- 210
day <- sort(sample(0:899, n, replace = TRUE))
open <- function(d) c("A", if (d <= 640) "B", if (d >= 300) "C")
arm <- vapply(day, function(d) sample(open(d), 1), "")
stratum <- sample(c("good-0", "good-1", "poor-0", "poor-1", NA), n, replace = TRUE, prob = c(4, 3, 2, 2, 1))
hazard <- c(A = 1, B = .75, C = 1.4)[arm] * ifelse(grepl("poor", stratum), 1.8, 1)
pfs <- 7 * floor(rexp(n, hazard / 260) / 7)
pfsCensor <- 7 * floor(runif(n, 60, 1100) / 7)
os <- round(rweibull(n, 1.3, 22 / hazard), 1)
osCensor <- round(runif(n, 2, 44), 1)
write.csv(data.frame(
  arm, randomized = as.character(as.Date("1999-03-01") + day), stratum,
  pfs = pmin(pfs, pfsCensor), pfs_event = as.integer(pfs <= pfsCensor),
  os = pmin(os, osCensor), os_event = as.integer(os <= osCensor)),
  "staggered.csv", row.names = FALSE, quote = FALSE, na = "")
