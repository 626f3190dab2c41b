# Best responses, durations, rates and comparisons of a simulated study, for the response tests.
# Run in this folder: Rscript response.R. Makes ../studies/response-simulated/*.csv and response.json.
# The rules are written out here on their own, subject by subject; no package derives anything.
suppressMessages({library(survival); library(jsonlite)})
set.seed(20030101)
A <- function(x) I(unname(as.numeric(x)))
n <- 150
arms <- c("HD", "LD", "SC")
rand <- as.Date("1991-03-01") + sort(sample(0:1200, n, TRUE))
arm <- ifelse(rand < as.Date("1992-06-01"), sample(arms[1:2], n, TRUE), sample(arms, n, TRUE))
adsl <- data.frame(
  STUDYID = "SIM", USUBJID = sprintf("S%03d", 1:n), TRT01P = arm, TRT01PN = match(arm, arms), RANDDT = rand,
  SEX = sample(c("F", "M"), n, TRUE), AGE = sample(35:84, n, TRUE), SITEID = sprintf("%02d", sample(1:6, n, TRUE)),
  STRATAR = sample(c("ECOG 0", "ECOG 1", "ECOG 2"), n, TRUE))
adsl$AGE[c(5, 60)] <- NA; adsl$STRATAR[c(9, 70, 71)] <- NA; adsl$SEX[33] <- NA
good <- c(HD = .33, LD = .2, SC = .22)
visits <- do.call(rbind, lapply(1:n, function(i) {
  k <- sample(0:8, 1); if (k == 0) return(NULL)
  day <- cumsum(sample(c(14, 21, 27, 28, 29, 42), k, TRUE)); g <- good[[arm[i]]]
  value <- sample(c("CR", "PR", "SD", "PD", "NE", "NON-CR/NON-PD"), k, TRUE, c(g / 2, g, .6 - g, .13, .12, .03))
  # Responses last: half of the assessments repeat the one before.
  for (j in seq_len(k)[-1]) if (runif(1) < .5) value[j] <- value[j - 1]
  # A few have non-target lesions only.
  if (runif(1) < .15) value[value %in% c("PR", "SD")] <- "NON-CR/NON-PD"
  data.frame(STUDYID = "SIM", USUBJID = adsl$USUBJID[i], PARAMCD = "OVR", AVALC = value, ADT = rand[i] + day)
}))
dies <- runif(n) < .6
adsl$DTHFL <- ifelse(dies, "Y", "")
adsl$DTHDT <- ifelse(dies, format(rand + sample(60:600, n, TRUE)), "")
folder <- "../studies/response-simulated"
shuffled <- visits[sample(nrow(visits)), ]
write.csv(adsl, file.path(folder, "adsl.csv"), row.names = FALSE, na = "")
write.csv(shuffled, file.path(folder, "adrs.csv"), row.names = FALSE)

# One subject: best response and the first response that counts.
derive <- function(day, value, confirmed, window = 28, stable = 42, who = FALSE) {
  if (who) { value[value == "NON-CR/NON-PD"] <- "SD"; window <- max(28, window) }
  o <- order(day); day <- day[o]; value <- value[o]
  if (any(value == "PD")) { keep <- day <= min(day[value == "PD"]); day <- day[keep]; value <- value[keep] }
  if (!length(day)) return(list(best = "MISSING", first = NA))
  counts <- function(i) {
    if (!confirmed) return(TRUE)
    for (j in seq_along(day)) if (j > i && day[j] >= day[i] + window) {
      to <- value[(i + 1):j]; between <- value[setdiff((i + 1):j, j)]
      ok <- if (value[i] == "CR") value[j] == "CR" && all(between %in% c("CR", "NE"))
        else value[j] %in% c("CR", "PR") && all(between %in% c("CR", "PR", "NE")) &&
          (!any(to == "CR") || !any(which(to == "PR") > min(which(to == "CR"))))
      if (ok && sum(between == "NE") <= 1) return(TRUE)
    }
    FALSE
  }
  level <- c("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"); first <- NA; got <- character()
  for (i in seq_along(day)) {
    v <- value[i]
    if (v %in% c("CR", "PR")) { if (counts(i)) { if (is.na(first)) first <- day[i] } else v <- "SD" }
    if (v %in% c("SD", "NON-CR/NON-PD") && day[i] < stable) v <- "NE"
    got <- c(got, v)
  }
  list(best = level[min(match(got, level))], first = first)
}
setup <- list(unconfirmed = list(confirmed = FALSE), confirmed = list(confirmed = TRUE),
              short = list(confirmed = TRUE, window = 21, stable = 28), who = list(confirmed = TRUE, window = 21, who = TRUE))
all <- lapply(setup, function(s) lapply(1:n, function(i) {
  v <- visits[visits$USUBJID == adsl$USUBJID[i], ]
  do.call(derive, c(list(as.numeric(v$ADT - rand[i]), v$AVALC), s))
}))
codes <- c("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE", "MISSING")
best <- lapply(all, function(s) vapply(s, `[[`, "", "best"))
counts <- lapply(best, function(b) lapply(setNames(arms, arms), function(a) as.integer(table(factor(b[arm == a], codes)))))

intervals <- function(x, m) {
  z <- qnorm(.975); nt <- m + z^2; pt <- (x + z^2 / 2) / nt; h <- z * sqrt(pt * (1 - pt) / nt)
  w <- function(cc) as.numeric(suppressWarnings(prop.test(x, m, correct = cc))$conf.int)
  list(x = x, n = m, `clopper-pearson` = A(binom.test(x, m)$conf.int), wilson = A(w(FALSE)), `wilson-cc` = A(w(TRUE)),
       jeffreys = A(c(if (x == 0) 0 else qbeta(.025, x + .5, m - x + .5), if (x == m) 1 else qbeta(.975, x + .5, m - x + .5))),
       `agresti-coull` = A(c(max(0, pt - h), min(1, pt + h))))
}
conditional <- function(x1, n1, x2, n2) {
  k <- x1 + x2; s <- max(0, k - n2):min(n1, k); w <- dhyper(s, n1, n2, k, log = TRUE)
  d <- function(t) { e <- w + t * s; e <- exp(e - max(e)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-20, 20), tol = 1e-15, maxiter = 5000)$root)
  c(root(function(t) sum(s * d(t)) - x1), root(function(t) sum(d(t)[s >= x1]) - .025), root(function(t) sum(d(t)[s <= x1]) - .025))
}
wil <- function(x, m) as.numeric(suppressWarnings(prop.test(x, m, correct = FALSE))$conf.int)
newcombe <- function(x1, n1, x2, n2) {
  a <- wil(x1, n1); b <- wil(x2, n2); p <- x1 / n1; q <- x2 / n2
  p - q + c(-sqrt((p - a[1])^2 + (b[2] - q)^2), sqrt((a[2] - p)^2 + (q - b[1])^2))
}
# The restricted estimates by maximizing the likelihood, not by the closed form.
score <- function(x1, n1, x2, n2) {
  statistic <- function(d) {
    slope <- function(q) x1 / (q + d) - (n1 - x1) / (1 - q - d) + x2 / q - (n2 - x2) / (1 - q)
    e <- 1e-14; q <- uniroot(slope, c(max(0, -d) + e, min(1, 1 - d) - e), tol = 1e-16, maxiter = 5000)$root; p <- q + d
    (x1 / n1 - x2 / n2 - d) / sqrt((p * (1 - p) / n1 + q * (1 - q) / n2) * (n1 + n2) / (n1 + n2 - 1))
  }
  z <- qnorm(.975); d <- x1 / n1 - x2 / n2
  c(uniroot(function(t) statistic(t) - z, c(-.9, d), tol = 1e-15)$root, uniroot(function(t) statistic(t) + z, c(d, .9), tol = 1e-15)$root)
}
compare <- function(b, a1, a2, concurrent) {
  opened <- vapply(c(a1, a2), function(a) min(as.numeric(rand[arm == a])), 0)
  use <- arm %in% c(a1, a2) & (!concurrent | as.numeric(rand) >= max(opened))
  r <- (b %in% c("CR", "PR"))[use]; g <- factor(arm[use], c(a1, a2)); s <- adsl$STRATAR[use]
  x <- tapply(r, g, sum); m <- table(g); t <- rbind(x, m - x); v <- unname(c(x[1], m[1], x[2], m[2]))
  rr <- (x[1] / m[1]) / (x[2] / m[2]); se <- sqrt(1 / x[1] - 1 / m[1] + 1 / x[2] - 1 / m[2]); z <- qnorm(.975)
  cmh <- mantelhaen.test(table(factor(r, c(TRUE, FALSE)), g, s), correct = FALSE)
  list(arms = c(a1, a2), concurrent = concurrent, n = A(m), responders = A(x), p_chi_square = suppressWarnings(chisq.test(t, correct = FALSE))$p.value,
       p_yates = suppressWarnings(chisq.test(t))$p.value, p_fisher = fisher.test(t)$p.value, difference = unname(x[1] / m[1] - x[2] / m[2]),
       newcombe = A(do.call(newcombe, as.list(v))), miettinen_nurminen = A(do.call(score, as.list(v))), odds_ratio = unname(t[1, 1] * t[2, 2] / (t[2, 1] * t[1, 2])),
       conditional = A(do.call(conditional, as.list(v))), relative_risk = A(c(rr, rr * exp(-z * se), rr * exp(z * se))),
       cmh = list(chi_square = unname(cmh$statistic), p = cmh$p.value, odds = A(c(cmh$estimate, cmh$conf.int)), strata = length(unique(na.omit(s))), without = A(table(g[is.na(s)]))))
}
comparisons <- lapply(best[c("unconfirmed", "confirmed")], function(b) {
  out <- list()
  for (concurrent in c(TRUE, FALSE)) {
    two <- lapply(c("LD", "SC"), function(a) compare(b, a, "HD", concurrent))
    h <- p.adjust(vapply(two, `[[`, 0, "p_chi_square"), "holm")
    for (i in 1:2) { two[[i]]$p_adjusted <- h[i]; out <- c(out, list(two[[i]])) }
  }
  out
})
group <- list(sex = adsl$SEX, age = ifelse(adsl$AGE < 65, "< 65", ">= 65"), site = adsl$SITEID, stratum = adsl$STRATAR)
subgroups <- do.call(c, lapply(names(group), function(f) {
  g <- ifelse(is.na(group[[f]]), "missing", group[[f]])
  levels <- c(setdiff(sort(unique(g), method = "radix"), "missing"), intersect("missing", g))
  lapply(levels, function(l) list(factor = f, level = l, arms = lapply(arms, function(a) {
    use <- g == l & arm == a; x <- sum(best$unconfirmed[use] %in% c("CR", "PR")); m <- sum(use)
    if (m == 0) list(x = 0, n = 0) else list(x = x, n = m, wilson = A(wil(x, m)))
  })))
}))
times <- lapply(c("unconfirmed", "confirmed"), function(k) {
  responder <- which(best[[k]] %in% c("CR", "PR"))
  rows <- do.call(rbind, lapply(responder, function(i) {
    v <- visits[visits$USUBJID == adsl$USUBJID[i], ]; d <- as.numeric(v$ADT - rand[i]); start <- all[[k]][[i]]$first
    pd <- suppressWarnings(min(d[v$AVALC == "PD"])); dead <- if (dies[i]) as.numeric(as.Date(adsl$DTHDT[i]) - rand[i]) else Inf
    if (dead < start) dead <- Inf
    end <- min(pd, dead); last <- max(d[v$AVALC != "NE" & d <= pd & d >= start])
    data.frame(g = arm[i], ttr = start + 1, dor = if (is.finite(end)) end - start + 1 else last - start + 1, event = is.finite(end))
  }))
  rows$g <- factor(rows$g, arms)
  f <- summary(survfit(Surv(dor, event) ~ g, rows, conf.type = "log-log"))$table
  t <- summary(survfit(Surv(ttr, rep(1, nrow(rows))) ~ g, rows, conf.type = "log-log"))$table
  s <- survdiff(Surv(dor, event) ~ g, rows)
  list(n = A(f[, "records"]), events = A(f[, "events"]), median = A(f[, "median"]), lower = A(f[, "0.95LCL"]), upper = A(f[, "0.95UCL"]),
       days = sum(rows$dor), ttr_median = A(t[, "median"]), ttr_days = sum(rows$ttr), chi_square = s$chisq)
})
names(times) <- c("unconfirmed", "confirmed")
rates <- lapply(best[c("unconfirmed", "confirmed")], function(b) lapply(arms, function(a) intervals(sum(b[arm == a] %in% c("CR", "PR")), sum(arm == a))))
writeLines(toJSON(list(meta = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  categories = codes, counts = counts, rates = rates, comparisons = comparisons, subgroups = subgroups, times = times),
  auto_unbox = TRUE, digits = I(17), na = "null", null = "null"), "response.json")
