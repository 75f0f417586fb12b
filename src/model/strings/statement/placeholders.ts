// What somebody has to replace in a new accessibility statement, in each language: the check names what is still there.

/** By their languages. */
export const PLACEHOLDERS = {
  en: {
    known:
      "Name here what you know of, such as a leaflet in PDF or a film without captions, and what you offer instead",
    answer: "Say here how soon you answer",
    law: "Name here the law that asks this of you, and who hears complaints, or delete this section",
  },
  de: {
    known:
      "Nennen Sie hier, was Ihnen bekannt ist, etwa ein Faltblatt als PDF oder ein Film ohne Untertitel, und was Sie stattdessen anbieten",
    answer: "Schreiben Sie hier, wie bald Sie antworten",
    law: "Nennen Sie hier das Gesetz, das dies von Ihnen verlangt, und die Stelle für Beschwerden, oder löschen Sie diesen Abschnitt",
  },
  fr: {
    known:
      "Indiquez ici ce que vous connaissez, par exemple un dépliant en PDF ou un film sans sous-titres, et ce que vous proposez à la place",
    answer: "Indiquez ici sous quel délai vous répondez",
    law: "Indiquez ici la loi qui vous le demande et l’organisme qui reçoit les plaintes, ou supprimez cette partie",
  },
  es: {
    known:
      "Indique aquí lo que conoce, por ejemplo un folleto en PDF o una película sin subtítulos, y qué ofrece en su lugar",
    answer: "Indique aquí en cuánto tiempo responde",
    law: "Indique aquí la ley que se lo exige y quién atiende las reclamaciones, o borre este apartado",
  },
  it: {
    known:
      "Indichi qui ciò che conosce, per esempio un pieghevole in PDF o un filmato senza sottotitoli, e che cosa offre in alternativa",
    answer: "Indichi qui entro quanto tempo risponde",
    law: "Indichi qui la legge che lo richiede e chi riceve i reclami, oppure cancelli questa parte",
  },
  nl: {
    known:
      "Noem hier wat u bekend is, zoals een folder in PDF of een film zonder ondertitels, en wat u in plaats daarvan aanbiedt",
    answer: "Schrijf hier hoe snel u antwoordt",
    law: "Noem hier de wet die dit van u vraagt en waar klachten terechtkunnen, of verwijder dit deel",
  },
  pt: {
    known:
      "Indique aqui o que conhece, por exemplo um folheto em PDF ou um filme sem legendas, e o que oferece em alternativa",
    answer: "Indique aqui em quanto tempo responde",
    law: "Indique aqui a lei que o exige e quem recebe as reclamações, ou apague esta parte",
  },
  pl: {
    known:
      "Podaj tutaj, o czym wiesz, na przykład o ulotce w formacie PDF albo filmie bez napisów, i co proponujesz zamiast tego",
    answer: "Podaj tutaj, jak szybko odpowiadasz",
    law: "Podaj tutaj ustawę, która tego wymaga, i kto przyjmuje skargi, albo usuń tę część",
  },
  sv: {
    known:
      "Nämn här vad du känner till, till exempel en folder i PDF eller en film utan textning, och vad du erbjuder i stället",
    answer: "Skriv här hur snart du svarar",
    law: "Nämn här lagen som kräver detta och vem som tar emot klagomål, eller ta bort det här avsnittet",
  },
  ar: {
    known: "اذكر هنا ما تعرفه، مثل منشور بصيغة PDF أو فيلم بلا ترجمة نصية، وما تقدّمه بدلًا منه",
    answer: "اذكر هنا متى تجيب",
    law: "اذكر هنا القانون الذي يطلب ذلك منك والجهة التي تتلقى الشكاوى، أو احذف هذا الجزء",
  },
};
