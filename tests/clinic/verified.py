"""Every figure that the knowledge may show, by source, as it was read in that source. A figure not listed here fails.

Figures known from memory or from a page that only reports the paper are left out on purpose, and so is the interval
that Suri 2011 prints for the femoral stretch at L3: the point estimate lies outside it, so it cannot be right.
"""

from __future__ import annotations

VERIFIED: dict[str, str] = {
    "murphy2009": "64.1 64.9 169 226",
    "taylor2013": "1 98 0 83 19 20.9 12 14.5",
    "albert2019": "53 93",
    "albeck1996": "80 93",
    "dermatomes2023": "7.7 33 7.1 41 2.4 54",
    "suri2011": "54 12 5.7 11 1.3 84 7.7 1.7 35 7.1 0.96 53 7.0 2.3 21 13 1.8 87",
    "suri2010stenosis": "7.4 1.9 30 6.4 4.1 9.9 3.7 2.9 4.8 0.23",
    "vanderwindt2010": "0.92 0.87 0.95 0.28 0.18 0.40 0.22 0.35 0.90 0.85 0.94 16 3 8,224",
    "hancock2011": "83 94 283",
    "iversen2013": "12 4.0 0.4 116 77.8 6.28 1.06 37.21 1.74 1.04 2.93 1.29 0.97 1.72",
    "vroomen2002": "274",
    "tawa2017": "0.61 0.47 0.73 0.63 0.38 0.84 0.13 0.04 0.31 0.36 0.83 0.60 0.51 0.69 0.93 12",
    "kim2000": "0.3 5.4 25 52 17 2.6 11.7",
    "khan2004": "47 60 84.3 70.3",
    "lesher2008": "71 51",
    "slipman2000": "14 28 50",
    "kurosawa2015": "44 50",
    "isu2018": "47 84 82",
    "rab2001": "40.6 64",
    "nouraei2007": "95 93.3 45",
    "downie2013": "90 34 99",
    "nardo2012": "18.1 4,636",
    "apazidis2011": "35.6 211",
    "tokgoz2014": "14.1 1,049",
    "rightdecisions": "1 3",
    "konstantinou2018": "609 55",
    "haugen2011": "466 49 58",
    "chiu2015": "31",
    "wang2020": "38 2,219 63 49 77",
    "khalil2012": "20 29",
}
