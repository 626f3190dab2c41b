# Comparisons within subgroups, and odds ratios. Run in this folder: Rscript subgroups.R
# Output: subgroups.json, 15 significant digits.
suppressMessages({library(survival); library(jsonlite)})
control <- coxph.control(eps = 1e-14, iter.max = 60, toler.chol = .Machine$double.eps^.9)
number <- function(x) { x <- unname(as.numeric(x)); if (is.finite(x)) x else NA }

# The subjects of staggered.csv in the order of the file, with more about them by their row from 0:
# every third is F, the others M; the age goes round from 40 to 89 by 7; seven sites in turn.
d <- read.csv("subjects/staggered.csv")
row <- seq_len(nrow(d)) - 1
d$sex <- ifelse(row %% 3 == 0, "F", "M")
d$age <- ifelse(40 + (row * 7) %% 50 < 65, "< 65", ">= 65")
d$site <- paste0("site ", row %% 7)
d$stratum[d$stratum == ""] <- NA
d$randomized <- as.Date(d$randomized)
opened <- as.Date(c(A = "1999-03-01", B = "1999-03-01", C = "1999-12-26"))
closed <- as.Date(c(A = NA, B = "2000-11-30", C = NA))

# Where the data do not bound the ratio, coxph stops on its way to infinity.
bounded <- function(x, first, second) {
  x$g <- as.numeric(x$arm == first)
  if (sum(x$event[x$g == 1]) == 0 || sum(x$event[x$g == 0]) == 0) return(FALSE)
  fit <- suppressWarnings(coxph(Surv(time, event) ~ g, x, control = control))
  abs(unname(coef(fit))) < 12
}
contrast <- function(x, first, second) {
  x <- x[x$arm %in% c(first, second), ]
  x$g <- factor(x$arm, levels = c(second, first))
  side <- function(arm) {
    y <- x[x$arm == arm, ]
    if (!nrow(y)) return(list(n = 0, events = 0, median = NA))
    m <- summary(survfit(Surv(time, event) ~ 1, y, conf.type = "log-log"))$table["median"]
    list(n = nrow(y), events = sum(y$event), median = number(m))
  }
  a <- side(first); b <- side(second)
  known <- min(a$n, b$n) >= 5 && bounded(x, first, second)
  fit <- if (known) coxph(Surv(time, event) ~ g, x, control = control)
  ci <- if (known) summary(fit)$conf.int
  list(n = c(a$n, b$n), events = c(a$events, b$events), median = c(a$median, b$median),
       hazard_ratio = if (known) number(ci[1]) else NA, lower = if (known) number(ci[3]) else NA,
       upper = if (known) number(ci[4]) else NA)
}
interaction <- function(x, first, second) {
  x <- x[x$arm %in% c(first, second) & !is.na(x$level), ]
  # Levels with fewer than five in an arm are not compared.
  known <- sapply(split(x, x$level), function(y)
    sum(y$arm == first) >= 5 && sum(y$arm == second) >= 5 && bounded(y, first, second))
  x <- x[x$level %in% names(known)[known], ]
  if (sum(known) < 2) return(list(levels = NA, chi_square = NA, df = NA, p = NA))
  x$g <- as.numeric(x$arm == first); x$l <- factor(x$level)
  one <- coxph(Surv(time, event) ~ g + strata(l), x, control = control)
  each <- coxph(Surv(time, event) ~ g:l + strata(l), x, control = control)
  chi <- 2 * (each$loglik[2] - one$loglik[2]); df <- nlevels(x$l) - 1
  list(levels = nlevels(x$l), chi_square = chi, df = df, p = pchisq(chi, df, lower.tail = FALSE))
}
endpoint <- function(time, event) {
  x <- d; x$time <- time; x$event <- event
  lapply(setNames(nm = c("sex", "age", "site", "stratum")), function(factor) {
    x$level <- x[[factor]]
    names <- c(sort(unique(x$level)), if (anyNA(x$level)) NA)
    pairs <- list(c("B", "A"), c("C", "A"), c("C", "B"))
    lapply(pairs, function(pair) {
      from <- max(opened[pair]); to <- min(c(closed[pair], as.Date("2999-01-01")), na.rm = TRUE)
      inside <- x$randomized >= from & x$randomized <= to
      lapply(list(all = x, concurrent = x[inside, ]), function(y) list(
        levels = lapply(names, function(level) c(
          list(level = if (is.na(level)) "missing" else level),
          contrast(y[if (is.na(level)) is.na(y$level) else y$level %in% level, ], pair[1], pair[2]))),
        interaction = interaction(y, pair[1], pair[2])))
    })
  })
}
# Days, as the study has them.
survival <- list(PFS = endpoint(d$pfs, d$pfs_event), OS = endpoint(d$os * 30.4375, d$os_event))

# The odds ratio and its Wald interval, from a logistic regression.
odds <- lapply(list(c(33, 156, 19, 150), c(9, 94, 20, 97), c(1, 12, 7, 9), c(400, 1000, 401, 999)),
  function(v) {
    y <- rbind(c(v[1], v[2] - v[1]), c(v[3], v[4] - v[3]))
    f <- glm(y ~ c(1, 0), family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
    list(x = v[c(1, 3)], n = v[c(2, 4)], ratio = unname(exp(coef(f)[2])),
         lower = exp(confint.default(f)[2, 1]), upper = exp(confint.default(f)[2, 2]))
  })
write(toJSON(list(survival = survival, odds = odds), digits = I(15), auto_unbox = TRUE, na = "null"),
      "subgroups.json")
