/** Assessments of any number of conditions with ten elements each, made from the packaged one. */

import { definitionWith } from "../../tests/browser/lib/assessment.mjs";

const ELEMENTS = 10;

/** @param {number} count how many conditions */
export const generated = (count) =>
  definitionWith((definition) => {
    const { conditions } = definition;
    definition.id = `generated-${count}`;
    delete definition.guide;
    delete definition.around;
    definition.conditions = Array.from({ length: count }, (_, at) => {
      const model = conditions[at % conditions.length];
      const id = `condition-${at + 1}`;
      const elements = Array.from({ length: ELEMENTS }, (_, number) => {
        const element = model.elements[number % model.elements.length];
        return {
          ...element,
          id: `${id}-${number + 1}`,
          title: `${element.title} ${at + 1}.${number + 1}`,
        };
      });
      return {
        ...model,
        id,
        title: `${model.title} ${at + 1}`,
        short: `${model.short} ${at + 1}`,
        elements,
      };
    });
    const ids = (parts) => parts.map(({ id }) => id);
    definition.slots = [
      ...ids(definition.conditions),
      ...definition.conditions.flatMap(({ elements }) => ids(elements)),
    ];
  });
