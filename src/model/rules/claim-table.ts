// Words by which claims are found that whoever advertises has to back up, or may not make. A language is added by adding it
// here; a practice changes the lists, or switches one off, under `claims` of site.yaml.

/** What claims are about. */
export const CLAIM_KINDS = ["promise", "condition", "study", "testimonial"] as const;

export type ClaimKind = (typeof CLAIM_KINDS)[number];

/**
 * The words of a language. Capitals don't matter; between words stand spaces or hyphens. At the end of a word `*` stands for
 * any ending, `####` for a year, and `…` for up to eight words.
 */
export interface ClaimWords extends Record<ClaimKind, readonly string[]> {
  /** With one of these before it, or just behind it, a claim is none. */
  denials: readonly string[];
  /** With one of these anywhere in its sentence, a claim is only told of. */
  refutations: readonly string[];
  /** What a practice offers, and how it speaks of itself. */
  offers: readonly string[];
  /** What an offer is besides called, and how its readers are spoken to. */
  readers: readonly string[];
  /** What is offered for a condition. */
  treatments: readonly string[];
  /** Who sees to a condition. */
  doctors: readonly string[];
  /** How somebody speaks of himself. */
  speakers: readonly string[];
}

/** The tables by the first part of a language tag. */
export const CLAIM_TABLE: Readonly<Record<string, ClaimWords>> = {
  en: {
    promise: [
      ...["cure", "cures", "curing", "cured by", "cured with", "cured my", "cured me", "has cured", "have cured"],
      ...["heals your", "heal your", "massage heals", "massage can heal", "massage will heal", "therapy heals"],
      ...["treatment heals", "session heals", "touch heals", "we heal", "will be healed", "healing power*"],
      ...["heals pain", "heals injur*", "heals back*", "heals muscle*", "heals chronic", "heals sciatica"],
      ...["detox", "detoxes", "detoxing", "detoxif*", "flush out toxins", "flushes out toxins", "flushing out toxins"],
      ...["flush* toxins", "release toxins", "releases toxins", "releasing toxins", "remove toxins", "removes toxins"],
      ...["removing toxins", "rid of toxins", "eliminate toxins", "eliminates toxins", "cleanse* toxins"],
      ...["draws out toxins", "toxins from your", "toxins from the body", "toxins out of"],
      ...["guaranteed", "guarantee it", "guarantee* … result*", "guarantee* … relie*", "guarantee* … pain"],
      ...["guarantee* … better", "guarantee* … work*", "guarantee* … cure*", "guarantee you will", "guarantee you’ll"],
      ...["gone for good", "gone for ever", "gone forever", "goodbye to … forever", "goodbye to … for ever"],
      ...["goodbye to … pain", "goodbye to … headaches", "goodbye to … migraines", "eliminat* … pain"],
      ...[
        "be pain free",
        "pain disappear*",
        "pain vanish*",
        "end your pain",
        "ends your pain",
        "end to your pain",
        "put an end to … pain",
      ],
      ...["boost* … immune system", "strengthen* … immune system", "melt* … fat", "melt* … cellulite", "burn* fat"],
      ...["slows ageing", "slows aging", "reverse* ageing", "reverse* aging", "lose weight"],
      ...[
        "miracle cure*",
        "miracle treatment*",
        "works miracles",
        "work miracles",
        "permanent relief",
        "permanently relie*",
        "permanently fix*",
        "instant relief",
      ],
      ...["100% effective", "100% safe", "100 % effective", "100 % safe", "works every time", "work* for everyone"],
      ...["work* for everybody", "never fails"],
      ...["risk free", "completely safe", "pain free for life", "pain free for good"],
    ],
    condition: [
      ...["cancer*", "tumour*", "tumor*", "leukaemia", "leukemia", "diabetes", "diabetic*"],
      ...["heart disease", "heart attack*", "heart failure", "angina", "high blood pressure", "hypertension"],
      ...["stroke patients", "stroke survivors", "blood clot*", "thrombosis", "epilepsy", "seizures"],
      ...["multiple sclerosis", "parkinson*", "alzheimer*", "dementia", "autism", "adhd"],
      ...["depression", "anxiety disorder*", "ptsd", "bipolar", "schizophrenia", "psychosis", "eating disorder*"],
      ...["asthma", "copd", "pneumonia", "hepatitis", "hiv", "kidney disease", "liver disease", "crohn*", "colitis"],
      ...["infertility", "impotence", "erectile dysfunction", "endometriosis", "osteoporosis", "lupus"],
      ...["arthritis", "osteoarthritis", "fibromyalgia"],
    ],
    study: [
      ...[
        "#### study",
        "#### clinical study",
        "a #### trial",
        "#### clinical trial",
        "a #### review",
        "#### systematic review",
        "#### meta analysis",
      ],
      ...["study … found", "study … finds", "study … shows", "study … showed", "study … shown", "study … suggest*"],
      ...[
        "study … reported",
        "study … concluded",
        "study published in",
        "according to a study",
        "according to studies",
      ],
      ...["studies show", "studies … shown", "studies find", "studies … found", "studies suggest", "studies indicate"],
      ...["trial found", "trial showed", "trials show", "trials … shown", "trials … found"],
      ...["research shows", "research … shown", "research … found", "research suggests", "research indicates"],
      ...["study proves", "studies prove", "studies … proven", "studies … confirm*", "studies demonstrate"],
      ...["studies … demonstrated", "trials demonstrate", "trials … demonstrated", "researchers … shown"],
      ...["researchers … discovered", "scientists … shown", "scientists … discovered", "scientists agree"],
      ...[
        "science … proven",
        "science … shown",
        "research … confirms",
        "according to a … study",
        "scientifically shown",
        "evidence shows",
        "evidence suggests",
        "evidence … shown",
      ],
      ...["research proves", "according to research", "researchers … found", "scientists … found", "science shows"],
      ...["review found", "reviews found", "meta analysis found", "meta analysis of", "clinically proven"],
      ...["scientifically proven", "is proven to", "are proven to", "been proven to", "clinically shown"],
    ],
    testimonial: [
      ...["testimonial", "testimonials", "our clients say", "my clients say", "what clients say", "clients say that"],
      ...["clients say they", "clients say it", "clients report", "clients tell us they", "clients tell me they"],
      ...["clients tell us that", "clients tell me that", "clients rave", "client told", "client said", "client wrote"],
      ...["clients … tell me … gone", "clients … tell us … gone", "clients love us", "customers love us"],
      ...["patient said", "patient told", "patient wrote", "customer wrote", "client of ours wrote"],
      ...["client says", "happy clients", "satisfied clients", "happy customers", "satisfied customers"],
      ...["five star review*", "5 star review*", "5 stars", "success stories", "★★★★*", "⭐⭐⭐⭐*"],
    ],
    denials: [
      ...["not", "no", "never", "nor", "neither", "nobody", "nothing", "none", "cannot", "without", "rarely", "hardly"],
      ...["seldom", "unlikely", "little", "few", "fewer", "lack", "lacks", "claim", "claims", "claimed"],
      ...[
        "so called",
        "instead of",
        "rather than",
        "whether",
        "wary",
        "beware",
        "heard",
        "believe*",
        "said to",
        "*n't",
        "*n’t",
      ],
    ],
    refutations: [
      ...["myth", "myths", "unproven", "untrue", "not true", "nonsense", "misleading", "no evidence", "no proof"],
      ...["little evidence", "superstition"],
    ],
    offers: [
      ...["massage*", "massaging", "bodywork", "reflexology", "shiatsu", "reiki", "aromatherapy", "acupressure"],
      ...["acupuncture", "cupping", "craniosacral", "osteopathy", "physiotherapy", "manual therapy", "hot stone*"],
      ...["lymphatic drainage", "stretching", "we", "our", "i", "my"],
    ],
    readers: ["you", "your", "yourself", "treatment*", "therapy", "therapist*", "session*", "visit*", "results"],
    treatments: [
      ...["treat", "treats", "treating", "treated", "cure", "cures", "heal", "heals", "relieve*", "relieving", "help"],
      ...["helps", "helped", "helping", "ease", "eases", "eased", "easing", "reduce*", "reducing", "improve*"],
      ...[
        "improving",
        "benefit*",
        "manage*",
        "managing",
        "alleviat*",
        "fight*",
        "prevent*",
        "good for",
        "effective",
        "healing",
      ],
      ...[
        "treatment for",
        "treatment of",
        "treatments for",
        "therapy for",
        "reflexology for",
        "acupressure for",
        "acupuncture for",
      ],
      ...["cupping for", "reiki for", "shiatsu for", "alternative to", "speciali*", "ideal for", "perfect for"],
      ...[
        "under control",
        "protect* … from",
        "protect* … against",
        "works for",
        "remedy",
        "lower*",
        "overcome",
        "beat",
      ],
    ],
    doctors: [
      ...["doctor*", "gp", "gps", "physician*", "medical*", "medically", "hospital*", "nurse*", "specialist*"],
      ...["health professional*", "healthcare", "health care", "oncolog*", "midwife", "psychiatr*", "psycholog*"],
      ...[
        "clinician*",
        "diagnos*",
        "medicine*",
        "medication*",
        "prescri*",
        "surgeon*",
        "surgery",
        "drug*",
        "research*",
      ],
      ...["scientist*", "antibiotic*", "vaccine*", "chemotherapy", "transplant*"],
    ],
    speakers: ["i", "i'm", "i’m", "i've", "i’ve", "my", "me"],
  },
};
