// The page that shows an author the quiz: it asks every second whether a file has changed, and shows the
// quiz anew, or what is wrong.

/** The time between two looks, in milliseconds. */
const PAUSE = 1000;

const byId = (id) => document.getElementById(id);
const [language, pace, news, trouble, problems, place] = [
  "language",
  "pace",
  "news",
  "trouble",
  "problems",
  "quiz",
].map(byId);

/** What is shown. */
let state = { stamp: "", quizzes: [], problems: [] };

/** Puts the quiz on the page; a new element reads the definition anew. */
function showQuiz() {
  place.replaceChildren();
  const quiz = state.quizzes.find((one) => one.language === language.value);
  if (!quiz) return;
  const element = document.createElement("readiness-check");
  element.lang = quiz.language;
  element.setAttribute("pace", pace.value);
  // The element reads each address once.
  element.setAttribute("assessment", `${quiz.address}?${encodeURIComponent(state.stamp)}`);
  place.append(element);
}

function showState() {
  const chosen = language.value;
  const languages = state.quizzes.map((quiz) => new Option(quiz.language, quiz.language));
  language.replaceChildren(...languages);
  if (state.quizzes.some((quiz) => quiz.language === chosen)) language.value = chosen;
  document.title = state.quizzes[0]?.title ?? "Preview";
  trouble.hidden = state.problems.length === 0;
  const lines = state.problems.map(({ file, path, message }) => {
    const line = document.createElement("li");
    line.textContent = [file, path, message].filter(Boolean).join(": ");
    return line;
  });
  problems.replaceChildren(...lines);
  showQuiz();
}

async function look() {
  try {
    const response = await fetch("/state.json");
    if (!response.ok) throw new Error(await response.text());
    const next = await response.json();
    news.textContent = "";
    if (next.stamp !== state.stamp) {
      state = next;
      showState();
    }
  } catch (error) {
    // The program has ended, or a file was moved away.
    news.textContent = `No news of the files: ${error.message}`;
  }
  setTimeout(look, PAUSE);
}

language.addEventListener("change", showQuiz);
pace.addEventListener("change", showQuiz);
look();
