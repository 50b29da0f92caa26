// The draft on this device, under a key of the page's own that has the version of its form in it.

const PREFIX = "readiness-author:";
const VERSION = 1;
const KEY = `${PREFIX}${VERSION}`;

/** True if a change of storage is one of the draft, by another tab. */
export const isDraft = ({ key, newValue }) => key === KEY && newValue !== null;

/** Keeps what there is; false where the browser refuses, or has no room for it. */
export function keep(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept, version: VERSION }));
    return true;
  } catch {
    return false;
  }
}

/** What was kept; null if nothing is there, or nothing that can be read. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return found?.draft?.definition ? found : null;
  } catch {
    return null;
  }
}

/** Puts what can't be read where no draft of this page takes its place. */
export function setAside() {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return;
    localStorage.setItem(`${KEY}-aside`, text);
    localStorage.removeItem(KEY);
  } catch {
    // It stays where it is, for as long as there is no room.
  }
}

/** Drafts that another version of this page has left here, or that are damaged: their key and their text. */
export function foreign() {
  try {
    return Object.entries(localStorage)
      .filter(([key]) => key.startsWith(PREFIX) && key !== KEY)
      .map(([key, text]) => ({ key, text }));
  } catch {
    return [];
  }
}

export function forget(key = KEY) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing is there.
  }
}
