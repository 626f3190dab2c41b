# A study in which no two numbers that could be exchanged are alike, for the tests of whole reports.
# Run in this folder: Rscript make.R. Makes adsl.csv, adrs.csv, adtte.csv, adae.csv and adtr.csv.
set.seed(2003)
month <- 30.4375
D <- function(x) as.Date(x)
Z <- function(x) ifelse(is.na(x), "", format(D(x)))
pick <- function(x, n, p = NULL) x[sample.int(length(x), n, TRUE, p)]
write <- function(d, file) write.csv(d, file, row.names = FALSE, na = "", quote = FALSE)

# Arms: from when to when they randomized, and what is expected of them.
arms <- data.frame(
  code = c("HI", "LO", "OBS", "MID", "ADD"),
  label = c("High dose", "Low dose", "Observation", "Middle dose", "Add-on"),
  n = c(53, 44, 34, 26, 17), from = D(c("2015-01-20", "2015-02-02", "2015-09-14", "2016-03-16", "2016-07-04")),
  to = D(c("2017-08-10", "2016-09-20", "2017-09-04", "2017-08-28", "2017-09-12")),
  survival = c(430, 300, 310, 560, 260), response = c(.78, .5, .44, .85, .6), row.names = NULL)
n <- sum(arms$n); k <- rep(seq_len(nrow(arms)), arms$n); arm <- arms[k, ]
rand <- arm$from + floor(runif(n) * as.numeric(arm$to - arm$from + 1))
# One patient after the closing of LO and one before the opening of OBS.
rand[which(arm$code == "LO")[1:2]] <- D(c("2016-10-11", "2016-12-05"))
rand[which(arm$code == "OBS")[1:3]] <- D(c("2015-07-20", "2015-08-03", "2015-08-29"))
rand[match(c("HI", "LO", "MID", "ADD"), arm$code)] <- c(arms$from[1:2], arms$from[4:5])
last <- D("2017-10-16")

# Who was treated, how long, and with what.
treated <- !(seq_len(n) %in% c(5, 17, 44, 61, 62, 77, 90, 101, 115, 119, 140, 158))
start <- rand + pick(0:9, n); stop <- start + 20 + floor(rexp(n, 1 / (60 + 60 * k)))
given <- k
given[c(3, 9, 21)] <- 2; given[58] <- 1; given[c(70, 71)] <- 3; given[c(99, 100, 104, 112)] <- 4
given[c(141, 142)] <- 1; given[c(160, 161, 171)] <- 2

# Death, loss, progression.
death <- rand + 15 + floor(rexp(n, 1 / arm$survival)); lost <- rand + 90 + floor(runif(n) * 1300)
seen <- pmin(death, lost, last); dead <- death <= seen
stop <- pmin(stop, seen); stop[start > seen] <- start[start > seen]
off <- runif(n) < .5 & stop < last - 40
progress <- rand + pick(c(20, 100), n, c(.3, .7)) + floor(rexp(n, 1 / (c(.8, .42, .35, .6, .5)[k] * arm$survival)))
state <- ifelse(dead, "DISCONTINUED", pick(c("COMPLETED", "ONGOING", "DISCONTINUED", ""), n, c(.34, .26, .2, .2)))
state[lost <= last & !dead] <- pick(c("COMPLETED", "DISCONTINUED", "COMPLETED"), sum(lost <= last & !dead))
reason <- ifelse(dead, pick(c("DEATH", "DEATH", "PROGRESSIVE DISEASE", ""), n, c(.5, .2, .25, .05)),
                 pick(c("LOST TO FOLLOW-UP", "WITHDRAWAL BY SUBJECT", "ADVERSE EVENT", ""), n, c(.4, .3, .2, .1)))
end <- pmin(seen + ifelse(dead, 0, pick(0:20, n)), last)

adsl <- data.frame(
  STUDYID = "ALIKE-0", USUBJID = sprintf("N-%03d", seq_len(n)),
  SITEID = pick(sprintf("%d", 11:23), n, c(32, 26, 21, 17, 14, 12, 10, 8, 6, 5, 4, 3, 2)),
  COUNTRY = pick(c("AUT", "DNK", "ITA"), n, c(.5, .3, .2)), SEX = pick(c("F", "M"), n, c(.44, .56)),
  AGE = pick(31:84, n), STRATAR = pick(c("ECOG 0", "ECOG 1", "ECOG 2"), n, c(.5, .35, .15)),
  ARMCD = arm$code, TRT01P = arm$label, TRT01PN = c(2, 1, 9, 7, 6)[k], TRT01A = arms$label[given],
  RFICDT = Z(rand - pick(3:28, n)), RANDDT = Z(rand), TRTSDT = ifelse(treated, Z(start), ""),
  TRTEDT = ifelse(treated & off, Z(stop), ""), EOSDT = ifelse(state == "ONGOING" | state == "", "", Z(end)),
  EOSSTT = state, DCSREAS = ifelse(state == "DISCONTINUED", reason, ""), ITTFL = "Y",
  SAFFL = ifelse(treated, "Y", "N"), PPROTFL = pick(c("Y", "N"), n, c(.8, .2)),
  DTHFL = ifelse(dead, "Y", "N"), DTHDT = ifelse(dead, Z(death), ""), LSTALVDT = Z(seen), SCRFREAS = "")
# What is not told.
adsl$AGE[c(8, 66, 121)] <- NA; adsl$SEX[c(33, 127)] <- ""; adsl$STRATAR[c(12, 48, 49, 75, 103)] <- ""
adsl$RANDDT[c(14, 28, 65)] <- ""; adsl$ITTFL[c(31, 60, 98, 134)] <- "N"; adsl$SITEID[88] <- ""
adsl$TRT01A[16] <- ""; adsl$TRT01A[!treated] <- ""
# Deaths without a day: two that count and one of a patient who was alive after the cut-off.
undated <- which(dead & treated & death < D("2017-05-01"))[c(4, 19)]
late <- which(dead & death > D("2017-07-01") & rand < D("2017-01-01"))[1]
adsl$DTHDT[c(undated, late)] <- ""
# Treated on a day that is not told, and treated last before first: exposure is not known.
here <- which(given == 5 & treated & start < D("2017-05-01"))
untold <- here[c(2, 5)]; adsl$TRTSDT[untold[1]] <- ""; adsl$TRTEDT[untold[2]] <- Z(start[untold[2]] - 6)
failures <- data.frame(
  STUDYID = "ALIKE-0", USUBJID = sprintf("F-%03d", 1:31), SITEID = pick(11:16, 31), COUNTRY = "AUT", SEX = "M",
  AGE = pick(40:70, 31), STRATAR = "", ARMCD = "SCRNFAIL", TRT01P = "Screen Failure", TRT01PN = NA, TRT01A = "",
  RFICDT = Z(D("2015-02-10") + floor(runif(31) * 940)), RANDDT = "", TRTSDT = "", TRTEDT = "", EOSDT = "",
  EOSSTT = "", DCSREAS = "", ITTFL = "N", SAFFL = "N", PPROTFL = "N", DTHFL = "N", DTHDT = "", LSTALVDT = "",
  SCRFREAS = rep(c("Laboratory values", "Consent withdrawn", "Brain metastases", ""), c(13, 9, 6, 3)))
rows <- c(which(k == 5)[1], sample(setdiff(seq_len(n), which(k == 5)[1])))
# TRT01PN varies within an arm: by its first one and by its least MID comes before ADD, which is first
# in the file, in the order of the codes and by most of the numbers.
here <- intersect(rows, which(k == 4)); adsl$TRT01PN[here[1]] <- 5; adsl$TRT01PN[here[9]] <- 4
adsl$TRT01PN[intersect(rows, which(k == 5))[3:4]] <- 8
write(rbind(adsl[rows[1:120], ], failures[1:20, ], adsl[rows[121:n], ], failures[21:31, ]), "adsl.csv")

# Assessments every six weeks until progression; the independent assessor sees some of it otherwise.
ladder <- c("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE")
visits <- do.call(rbind, lapply(seq_len(n), function(i) {
  days <- 42 * (1:14) + pick(-5:5, 14); days <- days[rand[i] + days <= pmin(seen[i], progress[i] + 30, last)]
  if (!length(days) || i %in% c(6, 40, 83, 110, 150)) return(NULL)
  m <- length(days); value <- rep(if (runif(1) < .1) "NON-CR/NON-PD" else "SD", m)
  if (runif(1) < arm$response[i]) {
    first <- pick(1:2, 1); if (first <= m) value[first:m] <- "PR"
    if (first < m && runif(1) < .45) value[(first + 1):m] <- "CR"
    if (first < m && runif(1) < .2) value[first + 1] <- "SD"
  }
  value[runif(m) < .1] <- "NE"
  value[rand[i] + days >= progress[i]] <- "PD"
  data.frame(i = i, day = rand[i] + days, value = value, by = "INVESTIGATOR")
}))
other <- visits[runif(nrow(visits)) < .55, ]
other$by <- "INDEPENDENT ASSESSOR"; other$day <- other$day + pick(0:3, nrow(other))
swap <- runif(nrow(other)) < .25; other$value[swap] <- pick(ladder, sum(swap))
best <- do.call(rbind, lapply(split(visits, visits$i), function(v) {
  v <- v[v$value != "NE" | all(v$value == "NE"), ]; v[order(match(v$value, ladder), v$day), ][1, ]
}))
best <- best[!(best$i %in% c(11, 39, 64, 80, 107)), ]; best$by <- ""
all <- rbind(other[1:5, ], visits, other[-(1:5), ])
all$by[sample(which(all$by == "INVESTIGATOR"), 9)] <- ""
all <- all[sample(nrow(all)), ]
adrs <- rbind(data.frame(PARAMCD = "OVRLRESP", all), data.frame(PARAMCD = "BOR", best))
adrs <- data.frame(STUDYID = "ALIKE-0", USUBJID = adsl$USUBJID[adrs$i], PARAMCD = adrs$PARAMCD,
                   AVALC = adrs$value, ADT = Z(adrs$day), RSEVAL = adrs$by)
mine <- which(adrs$PARAMCD == "OVRLRESP" & adrs$RSEVAL == "INVESTIGATOR")
adrs$ADT[mine[c(7, 81, 200)]] <- ""; adrs$AVALC[mine[c(30, 160)]] <- "MISSING"
twice <- adrs[mine[c(12, 150)], ]; twice$AVALC <- c("SD", "PR")
adrs <- rbind(adrs, twice)
write(adrs, "adrs.csv")

# OS in days, PFS in months; a few have no record.
has <- setdiff(seq_len(n), c(22, 81, 132))
from <- rand; from[c(14, 28, 65)] <- start[c(14, 28, 65)]
os <- data.frame(STUDYID = "ALIKE-0", USUBJID = adsl$USUBJID, PARAMCD = "OS", PARAM = "Overall survival",
  AVAL = format(as.numeric(seen - from + 1), trim = TRUE), AVALU = "DAYS", CNSR = ifelse(dead, 0, 1),
  STARTDT = Z(from), ADT = Z(seen))[has, ]
stopped <- pmin(progress, seen); pd <- progress <= seen | dead
pfs <- data.frame(STUDYID = "ALIKE-0", USUBJID = adsl$USUBJID, PARAMCD = "PFS", PARAM = "Progression-free survival",
  AVAL = sprintf("%.3f", as.numeric(stopped - from + 1) / month), AVALU = "MONTHS", CNSR = ifelse(pd, 0, 2),
  STARTDT = Z(from), ADT = Z(stopped))[setdiff(has, c(34, 91)), ]
pfs$STARTDT[c(10, 50)] <- ""; os$ADT[c(20, 70)] <- ""
tte <- rbind(os, pfs); write(tte[sample(nrow(tte)), ], "adtte.csv")

# Adverse events: how often a term comes, and how bad.
terms <- read.table(header = TRUE, sep = ";", text = "
soc;term;rate;severe
Vascular disorders;Hypotension;.55;.45
Vascular disorders;Flushing;.3;.02
Gastrointestinal disorders;Nausea;.62;.08
Gastrointestinal disorders;Vomiting;.4;.14
Gastrointestinal disorders;Diarrhoea;.33;.2
Gastrointestinal disorders;Haemorrhage;.12;.5
General disorders;Fatigue;.7;.1
General disorders;Pyrexia;.45;.06
General disorders;Oedema;.16;.04
Blood disorders;Anaemia;.38;.35
Blood disorders;Neutropenia;.3;.7
Blood disorders;Thrombocytopenia;.2;.55
Infections;Pneumonia;.17;.6
Infections;Sepsis;.06;.9
Cardiac disorders;Atrial fibrillation;.1;.4
Respiratory disorders;Dyspnoea;.23;.25
Respiratory disorders;Haemorrhage;.07;.3")
ae <- do.call(rbind, lapply(which(treated), function(i) {
  m <- rpois(nrow(terms), terms$rate * c(1.5, 1, .5, 1.1, .8)[given[i]]); j <- rep(seq_len(nrow(terms)), m)
  if (!length(j)) return(NULL)
  bad <- runif(length(j)) < terms$severe[j]
  day <- start[i] + floor(rexp(length(j), 1 / 70))
  data.frame(i = i, j = j, day = pmin(day, seen[i]), grade = ifelse(bad, pick(3:4, length(j), c(.7, .3)), pick(1:2, length(j))))
}))
m <- nrow(ae)
ae$serious <- ifelse(runif(m) < ifelse(ae$grade >= 3, .4, .08), "Y", "N")
ae$related <- pick(c("RELATED", "POSSIBLE", "UNLIKELY", "NOT RELATED", ""), m, c(.25, .25, .2, .25, .05))
ae$emergent <- pick(c("Y", "N", ""), m, c(.9, .07, .03)); ae$out <- "RECOVERED"
ae$action <- pick(c("DOSE NOT CHANGED", "DRUG WITHDRAWN", "DOSE REDUCED"), m, c(.75, .1, .15))
died <- sapply(which(dead & treated & death <= stop + 30), function(i) { r <- which(ae$i == i & ae$day > death[i] - 40); if (length(r)) r[1] else NA })
died <- died[!is.na(died)]
ae$out[died] <- "FATAL"; ae$grade[died] <- 5; ae$serious[died] <- "Y"
ae$related[died] <- rep(c("NOT RELATED", "POSSIBLE", "UNLIKELY"), length.out = length(died))
ae$grade[sample(setdiff(seq_len(m), died), 60)] <- NA; ae$serious[sample(m, 12)] <- ""
ae$day[sample(m, 40)] <- NA
# Some have no graded event at all, some die of two events.
ae$grade[ae$i %in% which(treated)[c(4, 13, 31, 33, 52, 55, 60, 79, 95, 104, 107, 118, 122)] & ae$grade < 5] <- NA
again <- sapply(died[seq(1, length(died), 4)], function(r) { x <- which(ae$i == ae$i[r] & seq_len(m) != r); if (length(x)) x[1] else NA })
ae$out[na.omit(again)] <- "FATAL"; ae$related[na.omit(again)] <- "POSSIBLE"
# Of those whose exposure is not known one has a severe event.
ae$grade[ae$i == untold[1]] <- 1; r <- which(ae$i == untold[2])[1]; ae$grade[r] <- 3; ae$emergent[r] <- "Y"
# A severe event before the first dose, severe ones without a day, one long after the last dose.
ae$grade[c(2, 90)] <- 3; ae$day[2] <- start[ae$i[2]] - 4; ae$emergent[c(2, 90)] <- "Y"
for (i in which(treated)[c(15, 75, 76)]) { ae$grade[ae$i == i] <- 2; r <- which(ae$i == i)[1]; ae[r, c("grade", "day", "emergent")] <- list(4, NA, "Y") }
for (i in which(treated & off & stop < seen - 45)[c(2, 9, 17, 20)]) {
  ae$grade[ae$i == i] <- 1; r <- which(ae$i == i)[1]
  ae$grade[r] <- 3; ae$day[r] <- stop[i] + 38; ae$emergent[r] <- "Y"
}
soc <- terms$soc[ae$j]; soc[sample(m, 7)] <- ""
term <- terms$term[ae$j]; blank <- sample(m, 6); coded <- term; coded[blank] <- ""
adae <- data.frame(STUDYID = "ALIKE-0", USUBJID = adsl$USUBJID[ae$i], AEBODSYS = soc, AEDECOD = coded, AETERM = term,
  AETOXGR = ae$grade, AESER = ae$serious, AEREL = ae$related, TRTEMFL = ae$emergent, ASTDT = Z(ae$day),
  AENDT = Z(ae$day + pick(1:20, m)), AEOUT = ae$out, AEACN = ae$action)
write(adae[sample(m), ], "adae.csv")

# Sums of diameters at baseline and at the assessments of some.
sums <- do.call(rbind, lapply(unique(visits$i)[c(TRUE, TRUE, FALSE)], function(i) {
  v <- visits[visits$i == i, ]; base <- pick(30:140, 1)
  change <- cumprod(c(1, c(CR = .2, PR = .7, SD = .97, `NON-CR/NON-PD` = 1, PD = 1.35, NE = 1)[v$value]))
  data.frame(STUDYID = "ALIKE-0", USUBJID = adsl$USUBJID[i], PARAMCD = "SDIAM", PARAM = "Sum of diameters",
    AVAL = round(base * change, 1), ABLFL = c("Y", rep("", nrow(v))), ADT = Z(c(rand[i] - 7, v$day)))
}))
write(sums, "adtr.csv")
