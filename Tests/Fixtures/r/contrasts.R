# Every number of a survival comparison, for contrasts.json. Run in this folder: Rscript contrasts.R
# "values" is flat: STUDY/ENDPOINT[/landmark]/... to a number, null where R has NA or nothing to tell.
suppressMessages({library(survival); library(jsonlite)})
z <- qnorm(.975); month <- 30.4375
values <- list(); settings <- list()
put <- function(key, x) {
  x <- unname(as.numeric(x)); values[[key]] <<- if (length(x) == 1 && is.finite(x)) x else NA
}
control <- coxph.control(eps = 1e-14, iter.max = 60, toler.chol = .Machine$double.eps^.9)

rate <- function(d, at) {
  f <- survfit(Surv(time, event) ~ 1, data = d, conf.type = "log-log")
  if (!nrow(d)) return(c(NA, NA, NA, NA, 0))
  # After the last time nothing is known, unless all have had the event by then.
  if (at > max(d$time)) return(c(if (min(f$surv) == 0) 0 else NA, NA, NA, NA, 0))
  s <- summary(f, times = at)
  width <- is.finite(s$std.err) && s$std.err > 0
  c(s$surv, s$std.err, if (width) c(s$lower, s$upper) else c(NA, NA), sum(d$time >= at))
}
rmst <- function(d, tau) {
  f <- survfit(Surv(time, event) ~ 1, data = d)
  if (tau > max(d$time) && min(f$surv) > 0) return(c(NA, NA))
  summary(f, rmean = tau)$table[c("rmean", "se(rmean)")]
}
# Limits and P only where both have a standard error above 0.
difference <- function(key, e, se, limits, p) {
  width <- all(is.finite(se) & se > 0)
  put(paste0(key, "/difference"), e); put(paste0(key, "/se"), if (width) sqrt(sum(se^2)) else NA)
  put(paste0(key, "/lower"), if (width) limits[1] else NA)
  put(paste0(key, "/upper"), if (width) limits[2] else NA)
  put(paste0(key, "/p"), if (width) p else NA)
}
# Restricted means: normal.
normal <- function(key, m, se) {
  e <- m[1] - m[2]; s <- sqrt(sum(se^2))
  difference(key, e, se, e + c(-1, 1) * z * s, 2 * pnorm(-abs(e / s)))
}
# Survival: MOVER on the log-log limits, complementary log-log test (Klein et al. 2007).
mover <- function(key, s, se) {
  if (any(is.na(s))) return(difference(key, NA, c(NA, NA), c(NA, NA), NA))
  e <- s[1] - s[2]; u <- log(-log(s)); v <- se / (s * abs(log(s)))
  l <- exp(-exp(u + z * v)); h <- exp(-exp(u - z * v))
  difference(key, e, se, c(e - sqrt((s[1] - l[1])^2 + (h[2] - s[2])^2), e + sqrt((h[1] - s[1])^2 + (s[2] - l[2])^2)),
    pchisq((u[1] - u[2])^2 / sum(v^2), 1, lower.tail = FALSE))
}
test <- function(key, s) {
  df <- sum(rowSums(as.matrix(s$exp)) > 0) - 1
  put(paste0(key, "/chi_square"), s$chisq); put(paste0(key, "/df"), df)
  put(paste0(key, "/p"), pchisq(s$chisq, df, lower.tail = FALSE))
}
cox <- function(key, fit, events) {
  known <- all(events > 0); s <- summary(fit)
  p <- function(name, x) put(paste0(key, "/", name), if (known) x else NA)
  p("hazard_ratio", exp(coef(fit))); p("lower", s$conf.int[3]); p("upper", s$conf.int[4])
  p("p_wald", s$coefficients[5])
  lr <- 2 * diff(fit$loglik)
  p("p_likelihood_ratio", pchisq(lr, 1, lower.tail = FALSE))
  p("p_score", pchisq(fit$score, 1, lower.tail = FALSE))
  zph <- try(cox.zph(fit)$table[1, "p"], silent = TRUE)
  p("p_proportional_hazards", if (inherits(zph, "try-error")) NA else zph)
}
# The exact permutation log-rank test by all assignments; none where there are more than a million.
exact <- function(key, d, first, tested) {
  n <- nrow(d); k <- sum(d$arm == first); p <- NA; assignments <- NA
  if (tested && k > 0 && k < n && choose(n, k) <= 1e6) {
    hazard <- vapply(d$time, function(t) {
      u <- unique(d$time[d$event == 1 & d$time <= t])
      sum(vapply(u, function(x) sum(d$event == 1 & d$time == x) / sum(d$time >= x), 0))
    }, 0)
    score <- d$event - hazard; m <- colSums(matrix(score[combn(n, k)], nrow = k))
    p <- mean(abs(m) >= abs(sum(score[d$arm == first])) - 1e-9); assignments <- length(m)
  }
  put(paste0(key, "/exact_log_rank/p"), p); put(paste0(key, "/exact_log_rank/assignments"), assignments)
}
pair <- function(key, d, first, second, at, tau, stratified) {
  a <- d[d$arm == first, ]; b <- d[d$arm == second, ]
  d <- rbind(a, b); d$g <- factor(d$arm, levels = c(second, first))
  put(paste0(key, "/n/0"), nrow(a)); put(paste0(key, "/n/1"), nrow(b))
  events <- c(sum(a$event), sum(b$event))
  put(paste0(key, "/events/0"), events[1]); put(paste0(key, "/events/1"), events[2])
  s <- survdiff(Surv(time, event) ~ g, data = d)
  test(paste0(key, "/log_rank"), s)
  exact(key, d, first, is.finite(s$chisq) && s$chisq >= 0 && sum(s$exp > 0) > 1)
  test(paste0(key, "/peto_peto"), survdiff(Surv(time, event) ~ g, data = d, rho = 1))
  cox(key, coxph(Surv(time, event) ~ g, data = d, control = control), events)
  if (stratified) {
    s <- paste0(key, "/stratified")
    # Who has no stratum is left out.
    k <- d[!is.na(d$stratum), ]; k$s <- factor(k$stratum)
    known <- c(sum(k$event[k$arm == first]), sum(k$event[k$arm == second]))
    test(paste0(s, "/log_rank"), survdiff(Surv(time, event) ~ g + strata(s), data = k))
    cox(s, coxph(Surv(time, event) ~ g + strata(s), data = k, control = control), known)
    put(paste0(s, "/strata"), nlevels(k$s))
    put(paste0(s, "/without_stratum/0"), sum(is.na(a$stratum)))
    put(paste0(s, "/without_stratum/1"), sum(is.na(b$stratum)))
  }
  for (i in seq_along(at)) {
    k <- paste0(key, "/survival_at/", i - 1); x <- rate(a, at[i]); y <- rate(b, at[i])
    put(paste0(k, "/time"), at[i])
    put(paste0(k, "/survival/0"), x[1]); put(paste0(k, "/survival/1"), y[1])
    mover(k, c(x[1], y[1]), c(x[2], y[2]))
  }
  if (is.null(tau)) tau <- min(max(a$time), max(b$time))
  x <- rmst(a, tau); y <- rmst(b, tau); k <- paste0(key, "/rmst")
  put(paste0(k, "/tau"), tau); put(paste0(k, "/mean/0"), x[1]); put(paste0(k, "/mean/1"), y[1])
  normal(k, c(x[1], y[1]), c(x[2], y[2]))
  survdiff(Surv(time, event) ~ g, data = d)
}
# d: arm, time, event, stratum and, where arms open late or close early, randomized.
results <- function(key, d, arms, window, at, tau, stratified) {
  if (is.null(at)) at <- month * if (max(d$time) < 24 * month) c(6, 12) else c(12, 24)
  inside <- function(d, arms) {
    w <- window(arms); d[d$arm %in% arms & d$randomized >= w[1] & d$randomized <= w[2], ]
  }
  arms <- intersect(arms, d$arm)
  common <- if (is.null(tau)) min(tapply(d$time, d$arm, max)) else tau
  for (arm in arms) {
    a <- d[d$arm == arm, ]; k <- paste0(key, "/arms/", arm)
    put(paste0(k, "/n"), nrow(a)); put(paste0(k, "/events"), sum(a$event))
    for (i in seq_along(at)) {
      r <- rate(a, at[i]); s <- paste0(k, "/survival_at/", i - 1, "/")
      put(paste0(s, "time"), at[i]); put(paste0(s, "survival"), r[1]); put(paste0(s, "se"), r[2])
      put(paste0(s, "lower"), r[3]); put(paste0(s, "upper"), r[4]); put(paste0(s, "at_risk"), r[5])
    }
    r <- rmst(a, common)
    put(paste0(k, "/rmst/tau"), common); put(paste0(k, "/rmst/mean"), r[1]); put(paste0(k, "/rmst/se"), r[2])
  }
  for (cohort in c("all", "concurrent")) {
    d$g <- factor(d$arm)
    chosen <- if (cohort == "all") d else inside(d, arms)
    test(paste0(key, "/log_rank/", cohort), survdiff(Surv(time, event) ~ g, data = chosen))
    put(paste0(key, "/log_rank/", cohort, "/n"), nrow(chosen))
    p <- c()
    for (i in combn(length(arms), 2, simplify = FALSE)) {
      two <- arms[rev(i)]; k <- paste0(key, "/", two[1], " v ", two[2], "/", cohort)
      s <- pair(k, if (cohort == "all") d else inside(d, two), two[1], two[2], at, tau, stratified)
      p[k] <- pchisq(s$chisq, 1, lower.tail = FALSE)
    }
    adjusted <- p.adjust(p, "holm")
    for (k in names(p)) put(paste0(k, "/p_adjusted"), adjusted[k])
  }
}
study <- function(key, d, arms, window, at = NULL, tau = NULL, landmark = NULL, stratified = FALSE) {
  results(key, d, arms, window, at, tau, stratified)
  if (is.null(landmark)) return()
  d <- d[d$time > landmark, ]; d$time <- d$time - landmark
  results(paste0(key, "/landmark"), d, arms, window, at, tau, stratified)
}

# Three arms, B closing early, C opening late.
s <- read.csv("subjects/staggered.csv", na.strings = "")
s$randomized <- as.Date(s$randomized)
opened <- as.Date(c(A = "1999-03-01", B = "1999-03-01", C = "1999-12-26"))
closed <- as.Date(c(A = NA, B = "2000-11-30", C = NA))
window <- function(arms) c(max(opened[arms]), min(c(as.Date("2100-01-01"), closed[arms]), na.rm = TRUE))
pfs <- data.frame(arm = s$arm, randomized = s$randomized, stratum = s$stratum, time = s$pfs, event = s$pfs_event)
os <- data.frame(arm = s$arm, randomized = s$randomized, stratum = s$stratum, time = s$os * month, event = s$os_event)
arms <- c("A", "B", "C")
for (e in c("PFS", "OS")) {
  d <- if (e == "PFS") pfs else os
  study(paste0("staggered/default/", e), d, arms, window)
  study(paste0("staggered/chosen/", e), d, arms, window, at = month * c(3, 12.5, 40), tau = 20 * month,
        landmark = 6 * month, stratified = TRUE)
}

# The inputs of the other scripts: no dates, so everyone is concurrent.
always <- function(arms) c(-Inf, Inf)
for (f in list.files("inputs", full.names = TRUE)) {
  n <- sub("[.]csv$", "", basename(f)); d <- read.csv(f); d <- d[complete.cases(d), ]
  d$arm <- as.character(d$group); d$event <- d$status; d$randomized <- 0
  m <- max(d$time); at <- c(floor(m / 6), floor(m / 3), floor(m / 1.5)); landmark <- floor(m / 12)
  settings[[n]] <- list(times = I(at), landmark = landmark)
  study(paste0(n, "/OS"), d, levels(factor(d$group)), always, at = at, landmark = landmark,
        stratified = "stratum" %in% names(d))
}
writeLines(toJSON(list(
  meta = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  settings = settings, values = values), auto_unbox = TRUE, digits = I(17), na = "null"), "contrasts.json")
