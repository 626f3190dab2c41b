# What reference.R leaves out. Run in this folder after it: Rscript further.R
# Output: further.json, 17 significant digits.
suppressMessages({library(survival); library(jsonlite)})
A <- function(x) I(unname(as.numeric(x)))
z <- qnorm(.975)
read <- function(name) {
  d <- read.csv(file.path("inputs", paste0(name, ".csv")))
  d <- d[complete.cases(d), ]
  d$g <- factor(d$group)
  d
}
names <- sub("[.]csv$", "", list.files("inputs"))

# Special functions over wide ranges.
gamma <- lapply(
  list(c(.025, .5, 1), c(.975, .5, 1), c(.025, 1, 2), c(.5, 7, .1), c(.025, 125, 410),
       c(.975, 126, 410), c(.999, 4000, 3), c(1e-6, 3, 1), c(.1, .01, 1), c(.9, 1e5, 1)),
  function(v) c(v, qgamma(v[1], v[2], rate = v[3])))
gammaTails <- lapply(
  list(c(.1, .5), c(3, 2.5), c(50, 2.5), c(90, 100), c(130, 100), c(1e5, 1e5), c(2e-3, 40)),
  function(v) c(v, pgamma(v[1], v[2]), pgamma(v[1], v[2], lower.tail = FALSE)))
beta <- lapply(
  list(c(.025, 1, 1e6), c(.975, 15, 986), c(.025, 400, 5), c(.5, .5, .5), c(1e-8, 2, 50),
       c(.025, 50000, 70000), c(.975, 12, 11), c(.3, .01, 3)),
  function(v) c(v, qbeta(v[1], v[2], v[3])))
betaTails <- lapply(
  list(c(.01, 2, 300), c(.4, 33, 124), c(.5, 5e4, 5e4), c(.999, 3, .5), c(1e-9, .5, 40), c(.7, 12, 9)),
  function(v) c(v, pbeta(v[1], v[2], v[3]), pbeta(v[1], v[2], v[3], lower.tail = FALSE)))
normal <- list(
  quantile = lapply(c(1e-300, 1e-20, .001, .3, .49999, .500001, .9, 1 - 1e-10), function(p) c(p, qnorm(p))),
  chisq = lapply(list(c(30, 5), c(.01, 3), c(200, 4), c(7, 7), c(1e-3, 1)),
                 function(v) c(v, pchisq(v[1], v[2], lower.tail = FALSE))))

# Fisher's conditional odds ratio: fisher.test solves to about 1e-4 only, so its equations are solved
# here on the log scale to rounding.
tables <- fromJSON("expected.json")$two_sample
conditional <- function(x1, n1, x2, n2) {
  k <- x1 + x2; s <- max(0, k - n2):min(n1, k); w <- dhyper(s, n1, n2, k, log = TRUE)
  d <- function(t) { e <- w + t * s; e <- exp(e - max(e)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-40, 40), tol = 1e-15, maxiter = 5000)$root)
  lo <- min(s); hi <- max(s)
  c(if (x1 == lo) 0 else if (x1 == hi) Inf else root(function(t) sum(s * d(t)) - x1),
    if (x1 == lo) 0 else root(function(t) sum(d(t)[s >= x1]) - .025),
    if (x1 == hi) Inf else root(function(t) sum(d(t)[s <= x1]) - .025))
}
twoSample <- lapply(seq_len(nrow(tables)), function(i) {
  t <- tables[i, ]; a <- t$x1; b <- t$n1 - t$x1; cc <- t$x2; d <- t$n2 - t$x2
  rr <- (a / t$n1) / (cc / t$n2); se <- sqrt(1 / a - 1 / t$n1 + 1 / cc - 1 / t$n2)
  list(x1 = t$x1, n1 = t$n1, x2 = t$x2, n2 = t$n2, conditional = A(conditional(t$x1, t$n1, t$x2, t$n2)),
       odds_ratio = (a * d) / (b * cc), both = a > 0 && cc > 0, relative_risk = A(c(rr, exp(log(rr) - z * se), exp(log(rr) + z * se))))
})
levels <- lapply(c(.8, .9, .99), function(l) {
  list(level = l, clopper = as.numeric(binom.test(33, 156, conf.level = l)$conf.int),
       wilson = as.numeric(prop.test(33, 156, conf.level = l, correct = FALSE)$conf.int))
})

# Stratified tables, column-major 2 x 2 x K.
cmh <- lapply(list(
  c(10, 20, 15, 25, 8, 12, 30, 10, 5, 5, 9, 1),
  c(33, 19, 123, 131, 4, 2, 20, 30),
  c(0, 3, 10, 12, 5, 0, 9, 11, 2, 2, 7, 1),
  c(5, 4, 6, 5, 7, 7, 8, 8)), function(v) {
  a <- array(v, c(2, 2, length(v) / 4))
  plain <- mantelhaen.test(a, correct = FALSE); corrected <- mantelhaen.test(a, correct = TRUE)
  list(tables = v, chisq = A(c(plain$statistic, plain$p.value)), corrected = A(c(corrected$statistic, corrected$p.value)),
       odds_ratio = A(c(plain$estimate, plain$conf.int)))
})

# Cox models: both references, strata, tests, proportional hazards.
control <- coxph.control(eps = 1e-14, iter.max = 60, toler.chol = .Machine$double.eps^.9)
coxOf <- function(d, reference, stratified, ties) {
  d$g <- relevel(d$g, ref = levels(d$g)[reference])
  f <- if (stratified) Surv(time, status) ~ g + strata(stratum) else Surv(time, status) ~ g
  m <- coxph(f, data = d, ties = ties, control = control); s <- summary(m)
  ph <- cox.zph(m, terms = FALSE)$table
  list(reference = reference, stratified = stratified, ties = ties, coef = A(coef(m)), se = A(sqrt(diag(vcov(m)))),
       p = A(s$coefficients[, "Pr(>|z|)"]), lo = A(s$conf.int[, 3]), hi = A(s$conf.int[, 4]), loglik = A(m$loglik),
       lrt = A(s$logtest), wald = A(c(m$wald.test, s$waldtest[2:3])), score = A(s$sctest), zph = A(ph[, 1]), zph_p = A(ph[, 3]))
}
cox <- list()
for (n in names) {
  d <- read(n); combos <- expand.grid(r = unique(c(1, nlevels(d$g))), s = unique(c(FALSE, "stratum" %in% names(d))), t = c("efron", "breslow"), stringsAsFactors = FALSE)
  cox[[n]] <- lapply(seq_len(nrow(combos)), function(i) coxOf(d, combos$r[i], combos$s[i], combos$t[i]))
}
# An arm without events: R's other coefficient without that arm, and its tests with it.
d <- read("cdiscpilot_ttde"); d$status[d$g == levels(d$g)[2]] <- 0
without <- coxph(Surv(time, status) ~ g, data = droplevels(d[d$g != levels(d$g)[2], ]), control = control)
with <- suppressWarnings(coxph(Surv(time, status) ~ g, data = d, control = coxph.control(eps = 1e-14, iter.max = 40, toler.chol = 1e-30)))
noEvents <- list(coef = coef(without)[[1]], se = sqrt(vcov(without)[1, 1]), loglik = A(with$loglik), score = with$score)

# Curves: other quantiles, another level, estimates at times, differences.
probabilities <- c(0, .01, .05, .1, .3, .4, .6, .8, .9, .95, 1)
curves <- list()
for (n in names) {
  d <- read(n); tau <- floor(.8 * min(tapply(d$time, d$g, max)))
  at <- unname(round(c(0, .1, .25, .5, .9, 1) * tau, 1))
  arms <- lapply(levels(d$g), function(g) {
    x <- d[d$g == g, ]
    f <- survfit(Surv(time, status) ~ 1, data = x, conf.type = "log"); q <- quantile(f, probabilities)
    p <- survfit(Surv(time, status) ~ 1, data = x, conf.type = "plain", conf.int = .9); qp <- quantile(p, probabilities)
    s <- summary(f, times = at); r <- summary(f, rmean = tau)$table
    list(quantile = A(q$quantile), lower = A(q$lower), upper = A(q$upper), lower90 = A(p$lower), upper90 = A(p$upper), quantile90 = A(qp$lower),
         surv = A(s$surv), se = A(s$std.err), lo = A(s$lower), hi = A(s$upper), n.risk = A(s$n.risk), rmean = A(r[c("rmean", "se(rmean)")]))
  })
  # Nothing is told where one of the two has no standard error above 0.
  usable <- function(se) all(is.finite(se) & se > 0)
  normalTest <- function(e, se) {
    if (!usable(se)) return(A(c(e, NA, NA, NA, NA)))
    s <- sqrt(sum(se^2)); A(c(e, s, e - z * s, e + z * s, 2 * pnorm(-abs(e / s))))
  }
  # Survival: MOVER on the log-log limits, complementary log-log test (Klein et al. 2007).
  moverTest <- function(s, se) {
    e <- s[1] - s[2]
    if (!usable(se) || any(s <= 0 | s >= 1)) return(A(c(e, NA, NA, NA, NA)))
    u <- log(-log(s)); v <- se / (s * abs(log(s)))
    l <- exp(-exp(u + z * v)); h <- exp(-exp(u - z * v))
    A(c(e, sqrt(sum(se^2)), e - sqrt((s[1] - l[1])^2 + (h[2] - s[2])^2), e + sqrt((h[1] - s[1])^2 + (s[2] - l[2])^2),
        pchisq((u[1] - u[2])^2 / sum(v^2), 1, lower.tail = FALSE)))
  }
  a <- arms[[1]]; b <- arms[[2]]
  land <- d[d$time > 30, ]; land$time <- land$time - 30
  sd <- survdiff(Surv(time, status) ~ g, data = land)
  out <- list(tau = tau, at = A(at), probabilities = probabilities, arms = arms,
    difference = lapply(seq_along(at), function(i) moverTest(c(a$surv[i], b$surv[i]), c(a$se[i], b$se[i]))),
    rmst_difference = normalTest(a$rmean[1] - b$rmean[1], c(a$rmean[2], b$rmean[2])),
    landmark = list(n = nrow(land), chisq = sd$chisq))
  if ("stratum" %in% names(d)) out$rho1_stratified <- survdiff(Surv(time, status) ~ g + strata(stratum), data = d, rho = 1)$chisq
  curves[[n]] <- out
}
edge <- list(
  flat = list(time = c(1, 2, 3, 4), status = c(1, 1, 0, 0)), drop = list(time = c(1, 2, 3, 4), status = c(1, 1, 1, 1)),
  zero = list(time = c(0, 0, 1, 2), status = c(1, 0, 1, 1)), censored_first = list(time = c(1, 2, 3, 4, 5), status = c(0, 1, 1, 0, 1)),
  censored = list(time = c(1, 2, 3), status = c(0, 0, 0)), one = list(time = 5, status = 1))
edges <- lapply(edge, function(e) {
  f <- survfit(Surv(e$time, e$status) ~ 1, conf.type = "log-log"); p <- c(0, .25, .4, .5, .75, 1); q <- quantile(f, p)
  list(time = I(e$time), status = I(e$status), p = p, quantile = A(q$quantile), lower = A(q$lower), upper = A(q$upper))
})
holm <- lapply(list(c(.048, .0335), c(.01, .02, .03, .04), c(.5, .9, .7), c(.01, NA, .04), .2, c(.03, .03, .001)),
  function(p) list(p = I(p), adjusted = A(p.adjust(p, "holm"))))

writeLines(toJSON(list(
  meta = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  gamma_quantile = gamma, gamma_tails = gammaTails, beta_quantile = beta, beta_tails = betaTails, normal = normal,
  two_sample = twoSample, proportion_levels = levels, cmh = cmh, cox = cox, cox_no_events = noEvents, curves = curves, edge_quantiles = edges, holm = holm),
  auto_unbox = TRUE, digits = I(17), na = "string", null = "null"), "further.json")
