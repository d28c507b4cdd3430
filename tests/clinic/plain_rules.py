"""What no text for patients may say, by language: beginnings of words that frighten, name a drug, or are too familiar.

"pinch" and the like speak of the body as a broken thing; patients who read such words fare worse (Rajasekaran 2021).
"""

from __future__ import annotations

ALARMING: dict[str, tuple[str, ...]] = {
    "en": (
        "crush", "torn", "tear", "slip", "degenerat", "worn", "damag", "ruptur", "herniat", "bulg", "trapp", "pinch",
        "bone on bone", "wear and", "permanent", "crumbl", "unstabl", "instab", "decay", "disease", "paraly", "cripp",
        "collaps", "deform", "abnormal", "narrowed", "stenos", "dead", "death", "dying", "danger", "wheelchair",
    ),
    "es": (
        "aplast", "roto", "rota ", "rotura", "desgarr", "desplaz", "degenera", "desgast", "daño", "daña", "ruptur",
        "hernia", "abomba", "atrap", "pinz", "hueso con hueso", "permanente", "inestab", "parálisis", "paraliz",
        "deform", "anormal", "muert", "peligr", "discapacid", "estenosis", "silla de ruedas", "incurable",
    ),
    "de": (
        "gequetscht", "quetsch", "zerquetsch", "gerissen", "riss", "verrutsch", "vorfall", "degenerat", "verschleiß",
        "abgenutzt", "schaden", "schäden", "beschädig", "kaputt", "bruch", "eingeklemmt", "klemm",
        "knochen auf knochen", "dauerhaft", "bröckel", "instabil", "lähm", "verformt", "tot ", "tod ", "gefahr",
        "gefährlich", "behinder", "stenose", "rollstuhl", "unheilbar",
    ),
    "fr": (
        "écras", "déchir", "glissé", "dégénér", "usé", "usure", "abîm", "dommage", "lésion", "ruptur", "rompu",
        "hernie", "bombé", "coinc", "pinc", "os contre os", "permanent", "effrit", "instab", "paraly", "déform",
        "anormal", "mort", "danger", "handicap", "sténose", "fauteuil", "incurable",
    ),
    "pt": (
        "esmag", "rasg", "rompid", "deslocad", "degenera", "desgast", "dano", "danific", "ruptur", "hérnia", "abaula",
        "pres[ao] ", "pinça", "osso com osso", "permanente", "instá", "paral", "deform", "anormal", "morte", "morto",
        "perig", "incapacit", "estenose", "cadeira de rodas", "incurável", "lesão", "lesões",
    ),
    "ar": (
        "سحق", "مسحوق", "تمزق", "ممزق", "انزلاق", "منزلق", "تنكس", "تآكل", "متآكل", "تلف", "تالف", "ضرر", "فتق",
        "منفتق", "محصور", "انحشار", "مضغوط", "دائم", "عظم على عظم", "غير مستقر", "شلل", "تشوه", "موت", "خطير", "خطر",
        "إعاقة", "كرسي متحرك", "تضيق",
    ),
    "zh": (
        "压碎", "压扁", "撕裂", "滑脱", "突出", "退化", "退变", "磨损", "损伤", "损坏", "破裂", "膨出", "卡住",
        "夹住", "骨头磨", "永久", "不稳", "瘫", "畸形", "死", "危险", "残", "狭窄", "轮椅", "治不好", "恶化",
    ),
}  # fmt: skip

DRUGS = (
    "paracetamol", "acetaminophen", "ibuprof", "naprox", "diclofen", "diklofen", "metamizol", "gabapentin",
    "pregabalin", "tramad", "morphin", "morfin", "opio", "cortison", "cortiso", "kortison", "aspirin", "steroid",
    "painkill", "tablet", "pill", " mg", "باراسيتامول", "إيبوبروفين", "布洛芬", "对乙酰", "阿司匹林", "毫克",
)  # fmt: skip
"""No drug and no dose, in any language."""

FAMILIAR: dict[str, tuple[str, ...]] = {
    "es": ("tú", "tu", "tus", "te", "ti", "vos", "vosotros"),
    "de": ("du", "dein", "deine", "deinem", "deinen", "deines", "dich", "dir", "ihr", "euer"),
    "fr": ("tu", "ton", "ta", "tes", "te", "toi"),
    "pt": ("tu", "teu", "tua", "teus", "tuas", "te", "ti"),
}
"""Words of the familiar form of address, written as whole words in lower case."""

SIDES: dict[str, tuple[str, str]] = {
    "en": ("left", "right"),
    "es": ("izquierd", "derech"),
    "de": ("link", "recht"),
    "fr": ("gauche", "droit"),
    "pt": ("esquerd", "direit"),
    "ar": ("يسر|يسار", "يمن|يمين"),
    "zh": ("左", "右"),
}
"""The words for left and for right."""
