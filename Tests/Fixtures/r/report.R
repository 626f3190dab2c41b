# Every number of the JSON report of ../studies/no-two-alike, computed from its files alone.
# Run in this folder: Rscript report.R. Makes report-*.csv, a row a leaf of the report: its path, its
# value; an array of plain values is one leaf. The rules are written out here on their own.
suppressMessages(library(survival))
z <- qnorm(.975); month <- 30.4375; folder <- "../studies/no-two-alike/"
days <- c(days = 1, weeks = 7, months = month, years = 365.25)
control <- coxph.control(eps = 1e-14, iter.max = 60, toler.chol = .Machine$double.eps^.9)
table_ <- function(name) read.csv(paste0(folder, name), colClasses = "character", na.strings = "")
day <- function(x) as.integer(as.Date(x))
iso <- function(x) ifelse(is.finite(x), format(structure(as.numeric(x), class = "Date")), NA)
each <- function(x, f) lapply(seq_along(x), function(i) f(x[[i]]))
none <- function(x) if (length(x) && is.finite(x)) unname(x) else NA
either <- function(a, b) ifelse(is.na(a), b, a)
sorted <- function(x) sort(unique(x), method = "radix")
least <- function(x) { x <- x[!is.na(x)]; if (length(x)) min(x) else NA }
most <- function(x) { x <- x[!is.na(x)]; if (length(x)) max(x) else NA }

# ---- Proportions -------------------------------------------------------------------------------
wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int)
limits <- function(x, n, kind) if (n == 0) c(NA, NA) else switch(kind,
  `clopper-pearson` = as.numeric(binom.test(x, n)$conf.int), wilson = wilson(x, n))
newcombe <- function(x1, n1, x2, n2) {
  if (n1 == 0 || n2 == 0) return(c(NA, NA))
  a <- wilson(x1, n1); b <- wilson(x2, n2); p <- x1 / n1; q <- x2 / n2
  p - q + c(-sqrt((p - a[1])^2 + (b[2] - q)^2), sqrt((a[2] - p)^2 + (q - b[1])^2))
}
# Miettinen and Nurminen: the restricted estimates maximize the likelihood.
score <- function(x1, n1, x2, n2) {
  if (n1 == 0 || n2 == 0) return(c(NA, NA))
  statistic <- function(d) {
    slope <- function(q) (if (x1 > 0) x1 / (q + d) else 0) - (if (x1 < n1) (n1 - x1) / (1 - q - d) else 0) +
      (if (x2 > 0) x2 / q else 0) - (if (x2 < n2) (n2 - x2) / (1 - q) else 0)
    from <- max(0, -d); to <- min(1, 1 - d); e <- 1e-15 * (to - from)
    q <- if (slope(from + e) <= 0) from else if (slope(to - e) >= 0) to else
      uniroot(slope, c(from + e, to - e), tol = 1e-17, maxiter = 9000)$root
    p <- q + d; v <- (p * (1 - p) / n1 + q * (1 - q) / n2) * (n1 + n2) / (n1 + n2 - 1)
    e <- x1 / n1 - x2 / n2 - d; if (v > 0) e / sqrt(v) else sign(e) * 1e9
  }
  d <- x1 / n1 - x2 / n2; b <- 1 - 1e-12
  root <- function(target, from, to) uniroot(function(t) statistic(t) - target, c(from, to), tol = 1e-16, maxiter = 9000)$root
  c(if (d <= -b) -1 else root(z, -b, d), if (d >= b) 1 else root(-z, d, b))
}
# Fisher's odds ratio and its exact limits, the equations solved to rounding.
conditional <- function(x1, n1, x2, n2) {
  k <- x1 + x2; s <- max(0, k - n2):min(n1, k); w <- dhyper(s, n1, n2, k, log = TRUE)
  d <- function(t) { e <- w + t * s; e <- exp(e - max(e)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-40, 40), tol = 1e-15, maxiter = 9000)$root)
  c(if (x1 == min(s)) 0 else if (x1 == max(s)) NA else root(function(t) sum(s * d(t)) - x1),
    if (x1 == min(s)) 0 else root(function(t) sum(d(t)[s >= x1]) - .025),
    if (x1 == max(s)) NA else root(function(t) sum(d(t)[s <= x1]) - .025))
}

# Cochran, Mantel and Haenszel over the layers with subjects; a layer of one subject says nothing.
cmh <- function(responds, arm, layer, a) {
  if (length(unique(na.omit(layer))) < 2) return(NA)
  nothing <- list(chi_square = NA, p = NA, common_odds_ratio = NA, lower = NA, upper = NA)
  big <- names(which(table(layer) > 1)); j <- layer %in% big
  t <- table(factor(!responds[j], c(FALSE, TRUE)), factor(arm[j], a), layer[j])
  if (length(big) == 1) t <- array(c(t, t), c(2, 2, 2))      # mantelhaen.test wants two: half of twice the same
  m <- if (length(big)) try(mantelhaen.test(t, correct = FALSE), silent = TRUE)
  if (!inherits(m, "htest")) return(nothing)
  chi <- unname(m$statistic) / if (length(big) == 1) 2 else 1
  wide <- (log(m$conf.int) - log(m$estimate)) * if (length(big) == 1) sqrt(2) else 1
  list(chi_square = none(chi), p = none(pchisq(chi, 1, lower.tail = FALSE)), common_odds_ratio = none(m$estimate),
       lower = none(exp(log(m$estimate) + wide[1])), upper = none(exp(log(m$estimate) + wide[2])))
}

# ---- Survival ----------------------------------------------------------------------------------
fit <- function(d, kind = "log-log") survfit(Surv(time, event) ~ 1, data = d, conf.type = kind)
# One curve an arm; times that are equal but for rounding are made equal over all of them, as in R.
curves <- function(d, arms, kind) {
  f <- survfit(Surv(time, event) ~ arm, data = d, conf.type = kind)
  row <- if (is.null(f$strata)) rep(1, length(f$time)) else rep(seq_along(f$strata), f$strata)
  codes <- if (is.null(f$strata)) unique(d$arm) else sub("^arm=", "", names(f$strata))
  lapply(setNames(nm = arms), function(a) {
    r <- which(codes[row] == a)
    list(time = f$time[r], at_risk = f$n.risk[r], events = f$n.event[r], censored = f$n.censor[r],
         survival = f$surv[r], std_error = f$std.err[r], lower = f$lower[r], upper = f$upper[r])
  })
}
median_ <- function(d, kind) {
  if (!nrow(d)) return(c(NA, NA, NA))
  unname(summary(fit(d, kind))$table[c("median", "0.95LCL", "0.95UCL")])
}
rate <- function(d, at, kind) {
  ended <- nrow(d) && at > max(d$time)
  if (!nrow(d) || ended)
    return(list(time = at, at_risk = 0, survival = if (ended && min(fit(d, kind)$surv) == 0) 0 else NA, se = NA, lower = NA, upper = NA))
  s <- summary(fit(d, kind), times = at); width <- is.finite(s$std.err) && s$std.err > 0
  list(time = at, at_risk = sum(d$time >= at), survival = s$surv, se = s$std.err,
       lower = if (width) s$lower else NA, upper = if (width) s$upper else NA)
}
rmst <- function(d, tau) {
  if (!nrow(d) || is.na(tau)) return(c(NA, NA))
  if (tau < min(d$time)) return(c(tau, 0))        # which summary refuses
  f <- fit(d); if (tau > max(d$time) && min(f$surv) > 0) return(c(NA, NA))
  unname(summary(f, rmean = tau)$table[c("rmean", "se(rmean)")])
}
# Limits and P only where both have a standard error above 0.
difference <- function(e, se, limits, p) {
  width <- all(is.finite(se) & se > 0)
  list(difference = e, se = if (width) sqrt(sum(se^2)) else NA, lower = if (width) limits[1] else NA,
       upper = if (width) limits[2] else NA, p = if (width) p else NA)
}
normal <- function(m, se) {
  e <- m[1] - m[2]; s <- sqrt(sum(se^2)); difference(e, se, e + c(-1, 1) * z * s, 2 * pnorm(-abs(e / s)))
}
# MOVER on the log-log limits, complementary log-log test (Klein et al. 2007).
mover <- function(s, se) {
  if (anyNA(s)) return(difference(NA, c(NA, NA), c(NA, NA), NA))
  e <- s[1] - s[2]; u <- log(-log(s)); v <- se / (s * abs(log(s))); l <- exp(-exp(u + z * v)); h <- exp(-exp(u - z * v))
  difference(e, se, c(e - sqrt((s[1] - l[1])^2 + (h[2] - s[2])^2), e + sqrt((h[1] - s[1])^2 + (s[2] - l[2])^2)),
    pchisq((u[1] - u[2])^2 / sum(v^2), 1, lower.tail = FALSE))
}
# The exact permutation log-rank, every assignment of the labels; NA where there are more than a million.
exact <- function(d) {
  n <- nrow(d); k <- sum(d$first == 1); nothing <- list(p = NA, assignments = NA)
  if (k == 0 || k == n || !any(d$event) || choose(n, k) > 1e6) return(nothing)
  hazard <- sapply(d$time, function(t) { u <- unique(d$time[d$event & d$time <= t]); sum(vapply(u, function(x) sum(d$event & d$time == x) / sum(d$time >= x), 0)) })
  score <- d$event - hazard; m <- combn(n, min(k, n - k), function(i) sum(score[i]))
  list(p = mean(abs(m) >= abs(sum(score[d$first == 1])) - 1e-9), assignments = length(m))
}
logrank <- function(d, by = "arm", rho = 0, strata = FALSE) {
  nothing <- list(chi_square = NA, df = NA, p = NA)
  if (length(unique(d[[by]])) < 2 || !any(d$event)) return(nothing)
  d$by <- d[[by]]
  f <- if (strata) Surv(time, event) ~ by + strata(layer) else Surv(time, event) ~ by
  s <- try(survdiff(f, data = d, rho = rho), silent = TRUE); if (inherits(s, "try-error")) return(nothing)
  df <- sum(rowSums(as.matrix(s$exp)) > 0) - 1
  if (df < 1) return(nothing)
  list(chi_square = s$chisq, df = df, p = pchisq(s$chisq, df, lower.tail = FALSE))
}
cox <- function(d, strata = FALSE) {
  keys <- c("hazard_ratio", "lower", "upper", "p_wald", "p_likelihood_ratio", "p_score", "p_proportional_hazards")
  nothing <- as.list(setNames(rep(NA_real_, 7), keys))
  if (length(unique(d$arm)) < 2 || any(tapply(d$event, d$arm, sum) == 0)) return(nothing)
  f <- if (strata) Surv(time, event) ~ first + strata(layer) else Surv(time, event) ~ first
  m <- suppressWarnings(coxph(f, data = d, control = control))
  if (is.na(coef(m)) || abs(coef(m)) > 12) return(nothing)
  s <- summary(m); zph <- try(cox.zph(m)$table[1, "p"], silent = TRUE)
  as.list(setNames(c(exp(coef(m)), s$conf.int[3:4], s$coefficients[5], pchisq(2 * diff(m$loglik), 1, lower.tail = FALSE),
    pchisq(m$score, 1, lower.tail = FALSE), if (inherits(zph, "try-error")) NA else zph), keys))
}

# ---- The report --------------------------------------------------------------------------------
report <- function(cfg) {
  s <- table_("adsl.csv"); n <- nrow(s)
  rand <- day(s$RANDDT); dose <- day(s$TRTSDT); last_dose <- day(s$TRTEDT); off <- day(s$EOSDT)
  dth <- day(s$DTHDT); alive <- day(s$LSTALVDT); consent <- day(s$RFICDT)

  # Arms: those of study.toml, then the others by TRT01PN.
  seen <- unique(s$ARMCD[s$ARMCD != "SCRNFAIL"])
  number <- sapply(seen, function(a) min(as.numeric(s$TRT01PN[s$ARMCD == a])))
  codes <- c(cfg$arms$code, setdiff(seen[order(number)], cfg$arms$code))
  label <- s$TRT01P[match(codes, s$ARMCD)]; names(label) <- codes
  told <- function(column) setNames(cfg$arms[[column]][match(codes, cfg$arms$code)], codes)
  label[!is.na(told("label"))] <- na.omit(told("label"))
  planned <- ifelse(s$ARMCD %in% codes, s$ARMCD, NA)
  given <- codes[match(s$TRT01A, s$TRT01P[match(codes, s$ARMCD)])]
  given <- ifelse(is.na(s$TRT01A) & s$SAFFL == "Y", planned, given)
  declared <- day(told("opened")); closed <- setNames(day(told("closed")), codes)
  opened <- setNames(either(declared, sapply(codes, function(a) least(rand[planned %in% a]))), codes)

  # The cut-off; nothing is cut if nothing is later.
  rs <- table_("adrs.csv"); te <- table_("adtte.csv"); ae <- table_("adae.csv"); tr <- table_("adtr.csv")
  dates <- c(rand, alive, dth, off, dose, last_dose, day(rs$ADT), day(te$ADT), day(ae$ASTDT), day(tr$ADT))
  D <- if (is.na(cfg$cutoff)) most(dates) else day(cfg$cutoff)
  K <- if (is.na(cfg$cutoff)) Inf else D
  later <- function(x) !is.na(x) & x > K

  # Populations.
  here <- !later(rand) & !later(consent)
  itt <- ifelse(here & s$ITTFL == "Y", planned, NA)
  on <- here & !later(dose) & s$SAFFL == "Y"
  safe <- ifelse(on, given, NA)
  calendar <- rand[!is.na(itt)]                # of everybody, kept by a filter or not
  keep <- if (is.null(cfg$filter)) rep(TRUE, n) else { k <- cfg$filter(s); !is.na(k) & k }
  whole <- list(itt = itt, safe = safe)
  here <- here & keep; itt[!keep] <- NA; on <- on & keep; safe[!keep] <- NA
  count <- function(x) sapply(codes, function(a) sum(x %in% a))
  window <- function(a) c(max(opened[a]), least(c(Inf, closed[a])))
  place <- function(d, a) {
    w <- window(a); ifelse(is.na(d), "undated", ifelse(d < w[1], "earlier", ifelse(d > w[2], "later", "inside")))
  }
  pairs <- if (length(cfg$comparisons)) cfg$comparisons else lapply(codes[-1], function(a) c(a, codes[1]))

  # Times to an event, cut at D; the first day is day 1.
  te$row <- match(te$USUBJID, s$USUBJID); te$start <- day(te$STARTDT); te$end <- day(te$ADT)
  te$days <- as.numeric(te$AVAL) * ifelse(te$AVALU == "MONTHS", month, 1)
  first <- either(te$start, rand[te$row])
  os <- te[te$PARAMCD == "OS" & te$CNSR == 0, ]
  died <- dth                                   # the day of death, else that of OS
  for (i in seq_len(nrow(os))) { r <- os$row[i]; if (is.na(died[r]))
    died[r] <- either(os$end[i], either(os$start[i], rand[r]) + max(0, round(os$days[i]) - 1)) }
  died[later(died)] <- NA
  dead <- (s$DTHFL %in% "Y" | !is.na(dth)) & !later(dth) & !(is.na(dth) & later(alive))

  # ---- Assessments of the evaluator: after randomization, one a day, up to the first progression.
  level <- c("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE", "MISSING")
  rs$row <- match(rs$USUBJID, s$USUBJID); rs$day <- day(rs$ADT); visit <- rs$PARAMCD == "OVRLRESP"
  everyone <- unique(na.omit(rs$RSEVAL))
  usual <- c(grep("INVESTIGATOR", everyone, value = TRUE), everyone)[1]
  who <- either(cfg$evaluator, usual)
  # Of records that name nobody only those of the best responses count, for nobody else has such.
  mine <- ifelse(visit, rs$RSEVAL %in% who, who == usual)
  if (cfg$who) rs$AVALC[visit & rs$AVALC == "NON-CR/NON-PD"] <- "SD"
  origin <- either(rand, dose)
  v <- rs[visit & mine & rs$AVALC != "MISSING", ]
  goes_on <- seq_len(n) %in% v$row[later(v$day)]
  undated <- sapply(seq_len(n), function(i) { x <- v$AVALC[v$row == i & is.na(v$day)]; if (length(x)) level[min(match(x, level))] else "MISSING" })
  dated <- lapply(seq_len(n), function(i) {
    x <- v[v$row == i & !is.na(v$day) & v$day <= K & !(v$day <= either(origin[i], -Inf)), ]
    x <- x[order(x$day, match(x$AVALC, c("PD", "SD", "NON-CR/NON-PD", "PR", "CR", "NE"))), ]
    x <- x[!duplicated(x$day), ]; stop <- which(x$AVALC == "PD")
    if (length(stop)) x <- x[seq_len(stop[1]), ]
    data.frame(day = x$day, value = x$AVALC)
  })
  confirmation <- if (cfg$who) max(28, cfg$confirmation) else cfg$confirmation
  holds <- function(x, i, confirmed) {          # whether the response at i counts
    if (!x$value[i] %in% c("CR", "PR")) return(FALSE)
    if (!confirmed) return(TRUE)
    for (j in seq_len(nrow(x))) if (j > i && x$day[j] - x$day[i] >= confirmation) {
      to <- x$value[i:j]
      if (tail(to, 1) != "NE" && all(to %in% c("CR", "PR", "NE")) && sum(to == "NE") <= 1 &&
          !any(diff(match(to[to != "NE"], c("PR", "CR"))) < 0)) return(TRUE)
    }
    FALSE
  }
  responses <- function(x, confirmed) Filter(function(i) holds(x, i, confirmed), seq_len(nrow(x)))
  derive <- function(i, confirmed) {
    x <- dated[[i]]; good <- responses(x, confirmed); got <- undated[i]
    if (confirmed && got %in% c("CR", "PR")) got <- "SD"
    for (j in seq_len(nrow(x))) {
      y <- x$value[j]; late <- is.na(origin[i]) || x$day[j] - origin[i] >= cfg$stable
      if (y %in% c("CR", "PR") && !j %in% good) y <- "SD"
      if (y %in% c("SD", "NON-CR/NON-PD") && !late) y <- "NE"
      got <- c(got, y)
    }
    level[min(match(got, level))]
  }
  records <- rs[!visit & mine, ]
  recorded <- !cfg$confirmed && !cfg$derive && nrow(records) > 0
  confirmed <- cfg$confirmed
  best <- sapply(seq_len(n), derive, confirmed)
  assessed <- sapply(dated, nrow) > 0 | undated != "MISSING"
  if (recorded) for (i in seq_len(n)) {
    r <- which(records$row == i)
    if (!length(r)) best[i] <- "MISSING" else if (!later(records$day[r[1]])) {
      best[i] <- records$AVALC[r[1]]; if (best[i] != "MISSING") assessed[i] <- TRUE
    }
  }
  responds <- best %in% c("CR", "PR")
  first_of <- function(i, what) { x <- dated[[i]]; j <- responses(x, confirmed); j <- j[x$value[j] %in% what]; if (length(j)) x$day[j[1]] else NA }
  response_day <- sapply(seq_len(n), first_of, c("CR", "PR")); complete_day <- sapply(seq_len(n), first_of, "CR")
  everybody <- te[te$PARAMCD == "OS", ]
  last_seen <- sapply(seq_len(n), function(i) min(K, most(c(rand[i], alive[i], dose[i], last_dose[i], off[i], dth[i],
    everybody$end[everybody$row == i], tail(dated[[i]]$day, 1), if (goes_on[i]) K))))

  population <- switch(cfg$population, ITT = itt, safety = safe, `per protocol` = ifelse(s$PPROTFL == "Y", itt, NA),
                       evaluable = ifelse(assessed, itt, NA))
  whole_population <- switch(cfg$population, ITT = whole$itt, safety = whole$safe, `per protocol` = ifelse(s$PPROTFL == "Y", whole$itt, NA))
  denominator <- if (cfg$denominator == "evaluable") ifelse(assessed, population, NA) else population

  # ---- Enrollment ------------------------------------------------------------------------------
  rate_of <- function(x, from, to) if (is.na(from) || is.na(to) || to < from) NA else x / ((to - from + 1) / month)
  span <- function(x, from, to) if (is.na(from) || to < from) NA else
    list(from = iso(from), to = iso(to), n = x, rate_per_month = rate_of(x, from, to))
  months <- function(d) { d <- d[!is.na(d)]; t <- table(substr(iso(d), 1, 7)); lapply(names(t), function(m) c(m, t[[m]])) }
  reasons <- function(x) {
    t <- table(x); o <- order(-t, names(t), method = "radix"); out <- lapply(o, function(i) list(reason = names(t)[i], n = t[[i]]))
    if (anyNA(x)) out <- c(out, list(list(reason = NA, n = sum(is.na(x))))); out
  }
  study_open <- if (is.na(cfg$opened)) least(calendar) else day(cfg$opened); until <- most(calendar)
  recent <- max(study_open, D - 89); within <- function(d, from, to) sum(!is.na(d) & d >= from & d <= to)
  enrolled <- !is.na(itt); total <- sum(enrolled)
  target <- if (is.null(cfg$filter)) cfg$target else NA
  by_arm <- function(x) each(codes, function(a) list(arm = a, n = sum(x %in% a)))
  state <- s$EOSSTT; state[state %in% c("COMPLETED", "DISCONTINUED") & (later(off) | later(dth))] <- "ONGOING"
  projection <- NA
  if (!is.na(target) && total < target) {
    time <- D - study_open + 1; left <- target - total
    to_go <- c(left * time / total, time * qbeta(c(.025, .975), left, total) / qbeta(c(.975, .025), total, left))
    at <- iso(D + ceiling(to_go))
    projection <- list(date = at[1], lower = at[2], upper = at[3], interval = "gamma-poisson", remaining = left,
      from = iso(study_open), to = iso(D), days = to_go[1], days_lower = to_go[2], days_upper = to_go[3])
  }
  finish <- if (is.null(cfg$filter)) day(cfg$planned) else NA
  sites <- lapply(unique(s$SITEID[enrolled & !is.na(s$SITEID)]), function(x) {
    here <- enrolled & s$SITEID %in% x; d <- rand[here]; begun <- least(d); last <- most(d)
    list(site = x, n = sum(here), last = iso(last), days_since_last = none(max(0, D - last)), quiet = isTRUE(D - last >= 90),
         rate_per_month = if (is.na(begun) || until - begun + 1 < 30) NA else rate_of(sum(here), begun, until),
         last_90_days = span(within(d, recent, D), recent, D), arms = by_arm(itt[here]), months = months(d))
  })
  sites <- sites[order(-sapply(sites, `[[`, "n"), sapply(sites, `[[`, "site"), method = "radix")]
  strata <- lapply(c(sorted(s$STRATAR[enrolled]), if (anyNA(s$STRATAR[enrolled])) NA), function(x) {
    here <- enrolled & s$STRATAR %in% x
    list(stratum = x, n = sum(here), rate_per_month = rate_of(sum(here), study_open, until),
         last_90_days = span(within(rand[here], recent, D), recent, D), arms = by_arm(itt[here]))
  })
  arm_opened <- ifelse(is.na(declared) & later(opened), NA, opened); names(arm_opened) <- codes
  enrollment <- list(
    randomized = total, target = target, screened = sum(here), screen_failures = sum(here & is.na(planned)),
    screen_failure_reasons = reasons(s$SCRFREAS[here & is.na(planned)]), opened = iso(study_open),
    first = iso(least(rand[enrolled])), last = iso(most(rand[enrolled])), rate_per_month = rate_of(total, study_open, until),
    last_90_days = span(within(rand[enrolled], recent, D), recent, D), projected_completion = projection,
    planned_completion = iso(finish),
    plan = if (is.na(finish) || is.na(target)) NA else list(from = iso(study_open), to = iso(finish), target = target,
      by_cutoff = target * min(1, max(0, (D - study_open) / (finish - study_open)))),
    date_column = "RANDDT", undated = sum(enrolled & is.na(rand)), months = months(rand[enrolled]),
    arms = each(codes, function(a) {
      i <- itt %in% a; from <- arm_opened[[a]]; to <- least(c(until, closed[[a]]))
      out <- i & state %in% "DISCONTINUED"; begin <- max(recent, from); stop <- least(c(D, closed[[a]]))
      list(arm = a, n = sum(i), target = if (is.null(cfg$filter)) none(told("target")[[a]]) else NA, treated = sum(i & on),
        completed = sum(i & state %in% "COMPLETED"), discontinued = sum(out), discontinuation_reasons = reasons(s$DCSREAS[out]),
        ongoing = sum(i & state %in% "ONGOING"), not_told = sum(i & is.na(state)), deaths = sum(i & dead),
        rate_per_month = rate_of(sum(i), from, to), last_90_days = span(within(rand[i], begin, stop), begin, stop),
        months = months(rand[i]))
    }), sites = sites, strata = strata)

  # ---- Response --------------------------------------------------------------------------------
  sides <- function(a, cohort, who = TRUE, arm = denominator) {
    i <- who & arm %in% a; if (cohort == "concurrent") i <- i & place(rand, a) == "inside"; i
  }
  two <- function(i, a) c(sum(i & denominator %in% a[1] & responds), sum(i & denominator %in% a[1]),
                          sum(i & denominator %in% a[2] & responds), sum(i & denominator %in% a[2]))
  contrast <- function(a, cohort) {
    i <- sides(a, cohort); x <- two(i, a); d <- x[1] / x[2] - x[3] / x[4]; t <- matrix(c(x[1], x[2] - x[1], x[3], x[4] - x[3]), 2)
    nc <- do.call(newcombe, as.list(x)); mn <- do.call(score, as.list(x)); shown <- if (cfg$difference == "newcombe") nc else mn
    chi <- suppressWarnings(c(chisq.test(t, correct = FALSE)$p.value, chisq.test(t)$p.value)); co <- do.call(conditional, as.list(x))
    small <- isTRUE(min(outer(rowSums(t), colSums(t)) / sum(t)) < 5)
    rr <- (x[1] / x[2]) / (x[3] / x[4]); se <- if (x[1] > 0 && x[3] > 0) sqrt(1 / x[1] - 1 / x[2] + 1 / x[3] - 1 / x[4]) else NA
    layers <- cmh(responds[i], denominator[i], s$STRATAR[i], a)
    list(cohort = cohort, n = x[c(2, 4)], responders = x[c(1, 3)], difference = d, lower = shown[1], upper = shown[2],
      interval = cfg$difference, newcombe = list(lower = nc[1], upper = nc[2]), miettinen_nurminen = list(lower = mn[1], upper = mn[2]),
      test = if (small) "fisher" else "pearson", p_chi_square = none(chi[1]), p_adjusted = NA, p_yates = none(chi[2]), p_fisher = fisher.test(t)$p.value,
      odds_ratio = none(t[1, 1] * t[2, 2] / (t[2, 1] * t[1, 2])), conditional_odds_ratio = co[1], conditional_odds_ratio_lower = co[2],
      conditional_odds_ratio_upper = co[3], relative_risk = none(rr), relative_risk_lower = none(rr * exp(-z * se)),
      relative_risk_upper = none(rr * exp(z * se)), cmh = if (!is.list(layers)) NA else c(layers, list(
        strata = length(unique(na.omit(s$STRATAR[i]))), without_stratum = sapply(a, function(a) sum(i & denominator %in% a & is.na(s$STRATAR))))))
  }
  shown_p <- function(y) if (y$test == "fisher") y$p_fisher else y$p_chi_square
  other <- setdiff(c("concurrent", "all"), cfg$cohort)
  compared <- lapply(c(cfg$cohort, other), function(cohort) {
    x <- lapply(pairs, contrast, cohort)
    if (cfg$adjust) { p <- p.adjust(sapply(x, shown_p), "holm"); for (i in seq_along(x)) x[[i]]$p_adjusted <- p[i] }
    x
  })
  comparisons <- lapply(seq_along(pairs), function(i) {
    a <- pairs[[i]]; p <- sapply(compared, function(x) if (cfg$adjust) x[[i]]$p_adjusted else shown_p(x[[i]]))
    c(list(arms = a), compared[[1]][[i]], list(
      not_concurrent = sapply(a, function(x) sum(denominator %in% x & place(rand, a) != "inside")),
      other_cohort = compared[[2]][[i]], cohorts_disagree = !anyNA(p) && (p[1] < .05) != (p[2] < .05)))
  })
  age <- ifelse(as.numeric(s$AGE) < 65, "< 65", ">= 65")
  factors <- list(sex = s$SEX, age = age, site = s$SITEID, stratum = s$STRATAR)
  levels_of <- function(x) { l <- sorted(x[!is.na(x)]); if (!length(l)) list() else c(as.list(l), if (anyNA(x)) NA) }
  of_level <- function(f, l) if (is.na(l)) is.na(factors[[f]]) else factors[[f]] %in% l
  named <- function(l) if (is.na(l)) "missing" else l
  subgroups <- do.call(c, lapply(names(factors), function(f) lapply(levels_of(factors[[f]][!is.na(denominator)]), function(l) {
    inside <- of_level(f, l)
    sub <- function(a, cohort) {
      x <- two(sides(a, cohort, inside), a); ok <- x[2] > 0 && x[4] > 0
      d <- do.call(if (cfg$difference == "newcombe") newcombe else score, as.list(x)); t <- c(x[1], x[2] - x[1], x[3], x[4] - x[3])
      or <- t[1] * t[4] / (t[2] * t[3]); w <- log(or) + c(-1, 1) * z * sqrt(sum(1 / t)); all4 <- ok && all(t > 0)
      list(cohort = cohort, n = x[c(2, 4)], responders = x[c(1, 3)], difference = if (ok) x[1] / x[2] - x[3] / x[4] else NA,
        lower = d[1], upper = d[2], odds_ratio = if (ok) none(or) else NA, odds_ratio_lower = if (all4) exp(w[1]) else NA,
        odds_ratio_upper = if (all4) exp(w[2]) else NA)
    }
    list(factor = f, level = named(l),
      arms = each(codes, function(a) {
        i <- inside & denominator %in% a; x <- sum(i & responds); m <- sum(i); ci <- limits(x, m, cfg$interval)
        list(arm = a, n = m, responders = x, orr = if (m) x / m else NA, lower = ci[1], upper = ci[2], interval = cfg$interval)
      }),
      comparisons = each(pairs, function(a) c(list(arms = a), sub(a, cfg$cohort), list(other_cohort = sub(a, other)))))
  })))
  courses <- lapply(which(!is.na(denominator) & responds & !is.na(origin) & !later(origin)), function(i) {
    x <- dated[[i]]; last <- nrow(x); pd <- if (last && x$value[last] == "PD") x$day[last] else NA
    end <- max(origin[i], either(died[i], either(last_seen[i], origin[i])))
    list(subject = s$USUBJID[i], arm = denominator[i], best = best[i], start = iso(origin[i]),
      treatment_start = iso(ifelse(later(dose[i]), NA, dose[i])), treatment_end = iso(ifelse(later(last_dose[i]), NA, last_dose[i])),
      first_response = iso(response_day[i]), first_complete = iso(complete_day[i]), progression = iso(pd), death = iso(died[i]),
      end = iso(end), ongoing = is.na(pd) && is.na(died[i]), length = end - origin[i])
  })
  courses <- courses[order(-sapply(courses, `[[`, "length"), sapply(courses, `[[`, "subject"), method = "radix")]
  courses <- lapply(courses, function(x) x[names(x) != "length"])
  response <- list(source = if (recorded) "BOR" else "derived", confirmed = confirmed, criteria = cfg$criteria, denominator = cfg$denominator,
    evaluator = who, evaluators = everyone, rules = if (cfg$who) "WHO" else "RECIST 1.1", confirmation_days = confirmation,
    stable_days = cfg$stable, adjust = if (cfg$adjust) "holm" else "none",
    arms = each(codes, function(a) {
      i <- denominator %in% a; x <- sum(i & responds); ci <- limits(x, sum(i), cfg$interval)
      list(arm = a, n = sum(i), counts = as.list(setNames(sapply(level, function(l) sum(i & best == l)), level)), responders = x,
        orr = x / sum(i), lower = ci[1], upper = ci[2], interval = cfg$interval)
    }), comparisons = comparisons, subgroups = subgroups, courses = courses)

  # ---- Toxicity: the arm given, treatment-emergent as flagged, known by the cut-off. --------------
  ae$row <- match(ae$USUBJID, s$USUBJID); ae$start <- day(ae$ASTDT); ae$arm <- safe[ae$row]
  known <- !later(ae$start); counted <- known & ae$TRTEMFL %in% "Y" & !is.na(ae$arm)
  left_out <- sum(known & !counted & keep[ae$row])
  ae$grade <- either(as.integer(ae$AETOXGR), 0); ae$serious <- ae$AESER %in% "Y"; ae$related <- ae$AEREL %in% cfg$related
  ae$fatal <- ae$AEOUT %in% "FATAL" | ae$grade == 5; ae$left <- ae$AEACN %in% "DRUG WITHDRAWN"
  ae$term <- either(ae$AEDECOD, ae$AETERM); ae$soc <- either(ae$AEBODSYS, "(no class)")
  terms <- unique(ae[c("soc", "term")]); e <- ae[counted, ]; treated <- count(safe)
  # Exposure: from the first dose to 30 days after the last, death and the cut-off.
  stop <- pmin(D, either(last_dose + 30, either(off, Inf)), died, na.rm = TRUE)
  ahead <- !is.na(dose) & dose > D; bad <- is.na(dose) | (!is.na(last_dose) & last_dose < dose) | stop < dose
  exposed <- sapply(codes, function(a) { i <- safe %in% a & !ahead & !bad; sum(stop[i] - dose[i] + 1) })
  unknown <- sapply(codes, function(a) sum(safe %in% a & !ahead & bad))
  per100 <- function(x, a) if (unknown[[a]] > 0 || exposed[[a]] == 0) NA else 100 * x / (exposed[[a]] / 365.25)
  people <- function(x) length(unique(x$row))
  toxic <- function(x) each(codes, function(a) {
    y <- x[x$arm == a, ]; worst <- if (nrow(y)) tapply(y$grade, y$row, max) else integer()
    list(arm = a, subjects = people(y), grade3plus = sum(worst >= 3), worst = sapply(0:5, function(g) sum(worst == g)),
      serious = people(y[y$serious, ]), related = people(y[y$related, ]), events = nrow(y), events_per_100_py = per100(nrow(y), a))
  })
  risk <- function(x, a) {
    x <- sapply(a, function(a) people(x[x$arm == a, ])); m <- treated[a]; ci <- newcombe(x[1], m[1], x[2], m[2])
    list(subjects = unname(x), difference = unname(x[1] / m[1] - x[2] / m[2]), lower = unname(ci[1]), upper = unname(ci[2]), interval = "newcombe")
  }
  pair <- function(a) list(arms = a, cohort = "all", n = unname(treated[a]))
  row <- function(x) list(arms = toxic(x), risk_differences = each(pairs, function(a)
    c(pair(a), list(any = risk(x, a), grade3plus = risk(x[x$grade >= 3, ], a)))))
  categories <- list(any = TRUE, grade3plus = e$grade >= 3, serious = e$serious, related = e$related,
    related_serious = e$serious & e$related, fatal = e$fatal, related_fatal = e$fatal & e$related, discontinued = e$left)
  ranked <- function(x) {
    k <- sapply(x, function(r) people(e[r$pick, ])); star <- sapply(x, function(r) isTRUE(r$head$of_interest))
    keep <- k > 0 | star; x <- x[keep]
    name <- sapply(x, function(r) if (is.null(r$head$term)) r$head$soc else r$head$term); soc <- sapply(x, function(r) r$head$soc)
    each(x[order(!star[keep], -k[keep], name, soc, method = "radix")], function(r) c(r$head, row(e[r$pick, ])))
  }
  # The first severe event; death without one competes.
  severe <- ae[counted & ae$grade >= 3, ]
  onset <- lapply(setNames(nm = codes), function(a) {
    d <- data.frame(time = numeric(), state = numeric()); undated <- late <- lost <- lost_with <- 0
    for (i in which(safe %in% a & !ahead)) {
      mine <- severe$row == i; first <- least(severe$start[mine])
      if (bad[i]) { lost <- lost + 1; lost_with <- lost_with + any(mine); next }
      if (any(mine) && is.na(first)) { undated <- undated + 1; next }
      end <- stop[i]; state <- if (!is.na(died[i]) && died[i] == end) 2 else 0
      if (!is.na(first)) if (first <= stop[i]) { end <- max(first, dose[i]); state <- 1 } else late <- late + 1
      d <- rbind(d, data.frame(time = end - dose[i] + 1, state = state))
    }
    curve <- list(time = c(), at_risk = c(), events = c(), competing = c(), censored = c(), incidence = c(), std_error = c(),
                  lower = c(), upper = c())
    if (nrow(d)) {
      f <- survfit(Surv(time, factor(state, 0:2, c("none", "event", "death"))) ~ 1, data = d, conf.type = "log-log")
      at <- match("event", f$states); death <- match("death", f$states)
      curve <- list(time = f$time, at_risk = f$n.risk[, 1], events = f$n.event[, at], competing = f$n.event[, death],
        censored = rowSums(as.matrix(f$n.censor)), incidence = f$pstate[, at], std_error = f$std.err[, at],
        lower = f$lower[, at], upper = f$upper[, at])
    }
    list(arm = a, n = nrow(d), events = sum(d$state == 1), deaths_without = sum(d$state == 2), undated = undated, late = late,
      unknown_exposure = lost, unknown_exposure_with_event = lost_with, interval = "log-log", curve = curve)
  })
  toxicity <- list(population = "safety", emergent = "flagged", scale = "grade",
    related_values = unique(ae$AEREL[ae$AEREL %in% cfg$related]), excluded_events = left_out,
    undecided_events = 0L, # no date of these files is partial
    arms = each(codes, function(a) list(arm = a, n = treated[[a]], exposure_days = exposed[[a]], patient_years = exposed[[a]] / 365.25,
      unknown_exposure = unknown[[a]])),
    untold = list(), overall = list(arms = toxic(e)), onset = list(category = "grade3plus", unit = "days", arms = unname(onset)),
    summary = lapply(names(categories), function(c_) {
      x <- e[rep_len(categories[[c_]], nrow(e)), ]
      list(category = c_, arms = each(codes, function(a) { y <- x[x$arm == a, ]
        list(arm = a, subjects = people(y), events = nrow(y), events_per_100_py = per100(nrow(y), a)) }),
        risk_differences = each(pairs, function(a) c(pair(a), risk(x, a))))
    }),
    classes = ranked(lapply(unique(ae$soc), function(x) list(head = list(soc = x), pick = e$soc == x))),
    terms = ranked(lapply(seq_len(nrow(terms)), function(i) list(head = list(soc = terms$soc[i], term = terms$term[i],
      of_interest = terms$term[i] %in% cfg$interest), pick = e$soc == terms$soc[i] & e$term == terms$term[i]))))

  # ---- Survival --------------------------------------------------------------------------------
  te$origin <- either(te$start, either(rand[te$row], te$end - te$days + 1)); te$stop <- either(te$end, te$origin + te$days - 1)
  taken <- function(row, time, event) data.frame(row = row, time = time, event = event)
  from_table <- function(code) {
    x <- te[te$PARAMCD == code & !(te$origin > K), ]; over <- x$stop > K
    taken(x$row, ifelse(over, pmax(0, x$days - (x$stop - K)), x$days), x$CNSR == 0 & !over)
  }
  derived <- list(
    DOR = do.call(rbind, lapply(which(responds & !is.na(response_day)), function(i) {
      x <- dated[[i]]; from <- response_day[i]; x <- x[x$day >= from, ]
      ends <- least(c(x$day[x$value == "PD"], if (!is.na(died[i]) && died[i] >= from) died[i]))
      taken(i, either(ends, max(x$day[x$value != "NE"])) - from + 1, !is.na(ends)) })),
    TTR = do.call(rbind, lapply(which(responds & !is.na(response_day) & !is.na(origin)), function(i)
      taken(i, response_day[i] - origin[i] + 1, TRUE))),
    OSCR = do.call(rbind, lapply(which(best == "CR" & !is.na(complete_day)), function(i) {
      from <- complete_day[i]; event <- !is.na(died[i]) && died[i] >= from
      taken(i, (if (event) died[i] else max(from, last_seen[i])) - from + 1, event) })))
  names_ <- c(OS = "Overall survival", PFS = "Progression-free survival", DOR = "Duration of response", TTR = "Time to response",
              OSCR = "Overall survival from complete response")
  unit <- days[[cfg$unit]]; tau <- if (is.na(cfg$rmst)) NA else cfg$rmst * unit
  contrast_s <- function(d, a, cohort, at) {
    d <- d[d$arm %in% a, ]; if (cohort == "concurrent") d <- d[place(d$rand, a) == "inside", ]
    d$first <- as.numeric(d$arm == a[1]); x <- d[d$arm == a[1], ]; y <- d[d$arm == a[2], ]
    to <- if (!nrow(x) || !nrow(y)) NA else if (is.na(tau)) min(max(x$time), max(y$time)) else tau; m <- rmst(x, to); w <- rmst(y, to)
    layered <- NA
    if (cfg$stratified) { k <- d[d$layer != "none", ]; layered <- c(list(log_rank = logrank(k, strata = TRUE)), cox(k, TRUE),
      list(strata = length(unique(k$layer)), without_stratum = sapply(a, function(b) sum(d$arm == b & d$layer == "none")))) }
    plain <- logrank(d)
    c(list(cohort = cohort, n = c(nrow(x), nrow(y)), events = c(sum(x$event), sum(y$event)),
      test = if (is.na(plain$p)) NA else "log_rank", log_rank = plain,
      exact_log_rank = if (is.na(plain$p)) list(p = NA, assignments = NA) else exact(d), p_adjusted = NA,
      peto_peto = logrank(d, rho = 1)), cox(d), list(stratified = layered,
      survival_at = lapply(at, function(t) { p <- rate(x, t, cfg$curve); q <- rate(y, t, cfg$curve)
        c(list(time = t, survival = c(p$survival, q$survival)), mover(c(p$survival, q$survival), c(p$se, q$se))) }),
      rmst = c(list(tau = to, mean = c(m[1], w[1])), normal(c(m[1], w[1]), c(m[2], w[2])))))
  }
  results <- function(d, made) {
    at <- if (length(cfg$times)) cfg$times * unit else month * (if (max(d$time) < 24 * month) c(6, 12) else c(12, 24))
    present <- codes[codes %in% d$arm]; common <- if (is.na(tau)) least(sapply(present, function(a) max(d$time[d$arm == a]))) else tau
    shown <- curves(d, codes, cfg$curve)
    by <- lapply(c(cfg$cohort, other), function(cohort) {
      x <- lapply(pairs, function(a) contrast_s(d, a, cohort, at))
      if (cfg$adjust) { p <- p.adjust(sapply(x, function(y) y$log_rank$p), "holm"); for (i in seq_along(x)) x[[i]]$p_adjusted <- none(p[i]) }
      x
    })
    together <- d[place(d$rand, present) == "inside", ]
    overall <- function(d, cohort) { t <- logrank(d); c(list(cohort = cohort, n = if (is.na(t$p)) NA else nrow(d)), t) }
    list(arms = each(codes, function(a) {
        x <- d[d$arm == a, ]; m <- median_(x, cfg$curve); back <- x; back$event <- !x$event; r <- rmst(x, common)
        list(arm = a, n = nrow(x), events = sum(x$event), median = m[1], lower = m[2], upper = m[3],
          follow_up_median = median_(back, cfg$curve)[1], survival_at = lapply(at, function(t) rate(x, t, cfg$curve)),
          rmst = list(tau = common, mean = r[1], se = r[2]), curve = shown[[a]])
      }), log_rank = overall(d, "all"), log_rank_concurrent = overall(together, "concurrent"),
      comparisons = lapply(seq_along(pairs), function(i) { a <- pairs[[i]]
        c(list(arms = a, compares_responders = made, p_shown = !made), by[[1]][[i]], list(not_concurrent = sapply(a, function(x) sum(d$arm == x & place(d$rand, a) != "inside")),
          other_cohort = by[[2]][[i]])) }))
  }
  within_levels <- function(d) {
    lapply(names(factors), function(f) {
      ls <- levels_of(factors[[f]][d$row]); size <- sapply(ls, function(l) sum(of_level(f, l)[d$row]))
      fit_ <- sapply(ls, function(l) any(sapply(pairs, function(a) all(sapply(a, function(x) sum(d$arm == x & of_level(f, l)[d$row]) >= 5)))))
      kept <- ls[fit_]
      one <- function(l, a, cohort) {
        x <- d[d$arm %in% a & of_level(f, l)[d$row], ]; if (cohort == "concurrent") x <- x[place(x$rand, a) == "inside", ]
        x$first <- as.numeric(x$arm == a[1]); x
      }
      enough <- function(x, a) all(sapply(a, function(b) sum(x$arm == b)) >= 5)
      test <- function(a, cohort) {
        x <- Filter(function(y) enough(y, a), lapply(kept[!is.na(kept)], one, a, cohort))
        x <- Filter(function(y) !is.na(cox(y)$hazard_ratio), x); k <- length(x); nothing <- list(levels = NA, chi_square = NA, df = NA, p = NA)
        if (k > 1) {
          y <- do.call(rbind, Map(function(y, i) cbind(y, l = i), x, seq_along(x)))
          same <- coxph(Surv(time, event) ~ first + strata(l), y, control = control)
          apart <- coxph(Surv(time, event) ~ first:factor(l) + strata(l), y, control = control)
          chi <- 2 * (apart$loglik[2] - same$loglik[2])
          nothing <- list(levels = k, chi_square = chi, df = k - 1, p = pchisq(chi, k - 1, lower.tail = FALSE))
        }
        c(list(cohort = cohort), nothing)
      }
      side <- function(l, a, cohort) {
        x <- one(l, a, cohort); m <- sapply(a, function(b) median_(x[x$arm == b, ], cfg$curve))
        c(list(cohort = cohort, n = sapply(a, function(b) sum(x$arm == b)), events = sapply(a, function(b) sum(x$event[x$arm == b])),
          median = m[1, ], median_lower = m[2, ], median_upper = m[3, ]), cox(if (enough(x, a)) x else x[0, ]))
      }
      list(factor = f, levels_left_out = length(ls) - length(kept),
        levels = lapply(kept, function(l) list(level = named(l), comparisons = each(pairs, function(a)
          c(list(arms = a), side(l, a, cfg$cohort), list(other_cohort = side(l, a, other)))))),
        interactions = each(pairs, function(a) c(list(arms = a), test(a, cfg$cohort), list(other_cohort = test(a, other)))))
    })
  }
  endpoints <- lapply(cfg$endpoints, function(code) {
    made <- code %in% names(derived); d <- if (made) derived[[code]] else from_table(code)
    d$arm <- population[d$row]; d <- d[!is.na(d$arm), ]; d$rand <- rand[d$row]; d$layer <- either(s$STRATAR[d$row], "none")
    L <- if (is.na(cfg$landmark)) NA else cfg$landmark * unit; left <- d[d$time > L, ]; left$time <- left$time - L
    c(list(paramcd = code, param = names_[[code]], unit = "days", interval = cfg$curve, p_adjustment = if (cfg$adjust) "holm" else "none",
      among_responders = code %in% names(derived), compares_responders = made, p_shown = !made, derived = made, without_record = sum(!is.na(population)) - nrow(d)),
      results(d, made), list(landmark = if (is.na(L)) NA else c(list(time = L, n = nrow(left), left_out = nrow(d) - nrow(left)), results(left, made)),
      subgroups = if (made) list() else within_levels(d)))
  })

  size <- function(x) nrow(table_(x))
  files <- list(list(rows = 0), list(rows = size("adsl.csv")), list(rows = size("adrs.csv")), list(rows = size("adtte.csv")),
                list(rows = size("adae.csv")), list(rows = size("adtr.csv")))
  list(study = list(data_cutoff = iso(D), population = cfg$population, n = sum(!is.na(population)),
      filter = if (is.null(cfg$filter)) NA else list(kept = sum(!is.na(population)), of = sum(!is.na(whole_population)), failure = NA),
      cohort = cfg$cohort, death_source = "subjects", files = files),
    arms = each(codes, function(a) list(code = a, label = label[[a]], n = sum(population %in% a), opened = iso(arm_opened[[a]]),
      opened_source = if (is.na(declared[match(a, codes)])) (if (is.na(arm_opened[[a]])) NA else "first randomization") else "study.toml",
      closed = iso(closed[[a]]), safety_n = treated[[a]], deaths = sum(population %in% a & dead))),
    enrollment = enrollment, response = response, toxicity = toxicity, survival = list(endpoints = endpoints))
}

# ---- A row a leaf ------------------------------------------------------------------------------
text <- function(x) {
  if (is.logical(x)) return(ifelse(is.na(x), "null", ifelse(x, "true", "false")))
  if (is.character(x)) return(ifelse(is.na(x), "null", x))
  ifelse(is.finite(x), sprintf("%.17g", x), "null")
}
flat <- function(x, path) {
  if (!is.list(x)) return(paste0(path, ",", paste(text(unname(x)), collapse = " ")))
  if (!length(x)) return(paste0(path, ","))
  keys <- if (is.null(names(x))) paste0(path, "[", seq_along(x) - 1, "]") else paste0(path, if (nchar(path)) ".", names(x))
  unlist(lapply(seq_along(x), function(i) flat(x[[i]], keys[i])))
}
save <- function(name, cfg) writeLines(c("path,value", flat(report(cfg), "")), paste0("report-", name, ".csv"))

# As ../studies/no-two-alike/study.toml says.
declared <- list(
  arms = data.frame(code = c("HI", "LO", "OBS"), label = c("High dose, twice daily", NA, NA), target = c(71, 52, 46),
                    opened = c("2015-01-12", NA, "2015-08-17"), closed = c(NA, "2016-09-30", NA)),
  cutoff = "2017-06-30", target = 219, opened = "2015-01-05", planned = "2017-12-31",
  comparisons = list(c("LO", "HI"), c("OBS", "HI"), c("MID", "LO")), population = "ITT", cohort = "concurrent", filter = NULL,
  criteria = "RECIST 1.1", who = FALSE, evaluator = NA, confirmed = TRUE, derive = FALSE, confirmation = 35, stable = 49,
  denominator = "ITT", interval = "clopper-pearson", difference = "newcombe", adjust = TRUE,
  endpoints = c("OS", "PFS", "DOR", "OSCR"), unit = "months", curve = "log-log", times = c(6, 12, 18), rmst = 15, landmark = NA,
  stratified = TRUE, related = c("RELATED", "POSSIBLE"), interest = "Hypotension")
save("declared", declared)
# As looking-back.toml says, as of a day, among the per-protocol patients, all of them compared.
looking_back <- modifyList(declared, list(
  cutoff = "2016-11-30", target = NA, opened = NA, planned = NA, comparisons = NULL, population = "per protocol", cohort = "all",
  criteria = NA, confirmed = FALSE, confirmation = 28, stable = 42, denominator = "evaluable", interval = "wilson",
  difference = "miettinen-nurminen", adjust = FALSE, endpoints = c("PFS", "TTR"), unit = "weeks",
  curve = "plain", times = NULL, rmst = NA, landmark = NA, stratified = FALSE, interest = character()))
looking_back$arms <- declared$arms[0, ]
save("looking-back", looking_back)
# As filtered.toml says: all of the data, the safety population, some of the patients.
filtered <- modifyList(looking_back, list(
  cutoff = NA, population = "safety", cohort = "concurrent", filter = function(s) as.numeric(s$AGE) >= 45 & s$SITEID != "11",
  criteria = "WHO", who = TRUE, evaluator = "INDEPENDENT ASSESSOR", confirmed = TRUE, derive = TRUE, confirmation = 21,
  denominator = "ITT", endpoints = "OS", unit = "days", curve = "log", landmark = 75, stratified = TRUE,
  comparisons = list(c("OBS", "HI"), c("MID", "LO"))))
save("filtered", filtered)
