/** A group of colleagues: what they answered, how it comes by e-mail, and how far they agree. */

import { CONDITIONS, LEVELS, SLOTS } from "./assessment.mjs";

/** What a level, *not sure* and nothing at all take turns as. */
const TURNS = [...LEVELS, "not-sure", undefined];

/**
 * Answers of so many people. On some questions all agree, on some nobody says anything, on the
 * rest they differ; no two people answer alike.
 *
 * @param {number} count
 * @returns {Record<string, string>[]}
 */
export const people = (count) =>
  Array.from({ length: count }, (_, person) =>
    Object.fromEntries(
      SLOTS.map((slot, position) => [slot, answerOf(person, slot, position)]).filter(
        ([, answer]) => answer,
      ),
    ),
  );

function answerOf(person, slot, position) {
  if (position % 29 === 7) return undefined;
  if (position % 11 === 3) return "partial";
  if (position % 13 === 6 && person % 4 === 3 && !CONDITIONS.includes(slot)) {
    return "not-applicable";
  }
  // The digits of the person's number, so that no two are alike.
  const digit = Math.floor(person / TURNS.length ** (position % 6)) % TURNS.length;
  return TURNS[(digit + person * (position % 4) + position) % TURNS.length];
}

/**
 * How a group answered a question: how many chose each level, and how many each of the rest.
 *
 * @param {Record<string, string>[]} members
 * @param {string} slot
 */
export function spreadOf(members, slot) {
  const count = (answer) => members.filter((answers) => answers[slot] === answer).length;
  return {
    levels: LEVELS.map(count),
    unsure: count("not-sure"),
    apart: count("not-applicable"),
    unanswered: count(undefined),
  };
}

/**
 * The fewest steps, each from one level to the next, that would bring all who chose a level to the
 * same one; `null` for fewer than two.
 *
 * @param {number[]} levels how many chose each
 */
export function stepsApart(levels) {
  const rated = levels.reduce((sum, count) => sum + count, 0);
  if (rated < 2) return null;
  const to = (target) =>
    levels.reduce((sum, count, level) => sum + Math.abs(level - target) * count, 0);
  return Math.min(...levels.map((_, level) => to(level)));
}

/**
 * What a group need not talk about: the level that all who chose one chose, if they are more than
 * half; `null` where that is not so.
 *
 * @param {ReturnType<typeof spreadOf>} spread
 */
export function agreed({ levels, unsure, apart, unanswered }) {
  const rated = levels.reduce((sum, count) => sum + count, 0);
  if (apart > 0 || rated === 0 || rated <= unsure + unanswered) return null;
  const level = levels.findIndex((count) => count > 0);
  return levels[level] === rated ? LEVELS[level] : null;
}

/** The most questions that are discussed first. */
export const FIRST = 10;

/**
 * The slots to talk about, most steps apart first, then the most who are not sure.
 *
 * @param {Record<string, string>[]} members
 */
export function toDiscuss(members) {
  const rank = (slot) => {
    const { levels, unsure } = spreadOf(members, slot);
    return [-(stepsApart(levels) ?? 0), -unsure, SLOTS.indexOf(slot)];
  };
  return SLOTS.filter((slot) => members.some((answers) => answers[slot]))
    .filter((slot) => agreed(spreadOf(members, slot)) === null)
    .map((slot) => ({ slot, rank: rank(slot) }))
    .sort((a, b) => a.rank.map((part, index) => part - b.rank[index]).find((by) => by) ?? 0)
    .map(({ slot }) => slot);
}

const wrap = (text, width, between) =>
  text.match(new RegExp(`.{1,${width}}`, "g"))?.join(between) ?? "";

/**
 * A thread of e-mails with twelve results, as they arrive: quoted, wrapped, encoded, two of them
 * twice; and two that can't be read.
 *
 * @param {string[]} codes ten
 * @param {{ cut: string, foreign: string }} bad
 * @param {string} page where links lead
 * @returns {{ text: string, order: number[], lines: Record<"cut" | "foreign", number> }} the text,
 *   whose codes are in it in this order, and the lines where the bad ones stand
 */
export function thread(codes, bad, page) {
  const link = (code) => `${page}#readiness-${code}`;
  const [ana, bo, cleo, dev, eli, fay, gus, hana, ivo, jo] = codes;
  const text = `From: Ana <ana@example.org>
Subject: Re: Re: Where do we stand?

Hi all, this is mine: ${link(ana)}.

Bo read hers out to me: ${wrap(bo, 4, " ")}

On Tue, 3 Nov 2026 at 09:14, Cleo wrote:
> Mine is at <${link(cleo)}> and took twenty minutes!
>
>> On Mon, 2 Nov 2026, Dev wrote:
>> ${wrap(link(dev), 60, "\n>> ")}
>>
>> > ${link(ana)}
>>
>> Best, Dev

Content-Transfer-Encoding: quoted-printable

${wrap(link(eli).replace("#", "=23"), 72, "=\n")}

<p>See <a href="${link(fay)}">${link(fay)}</a></p>

Gus\t2026-11-01\t${gus}
[my picture](${link(hana)})
https://safe.example/?url=${encodeURIComponent(link(ivo))}&data=05%7C01

> ${link(cleo)}

Here is one that came through only in part: ${link(bad.cut)}

and one from the other survey: ${link(bad.foreign)}

Sent from my phone. Jo: ${link(jo)}
`;
  const lineOf = (part) => text.slice(0, text.indexOf(part)).split("\n").length;
  return {
    text,
    order: [0, 1, 2, 3, 0, 4, 5, 6, 7, 8, 2, 9],
    lines: { cut: lineOf(link(bad.cut)), foreign: lineOf(bad.foreign) },
  };
}
