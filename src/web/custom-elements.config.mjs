// Makes `custom-elements.json` of the custom element's class: what @custom-elements-manifest/analyzer
// finds there, without anything that hosts can't use, as the entry of the package exports it.

const ENTRY = "readiness-check.js";
const NAME = "ReadinessCheck";
const TAG = "readiness-check";

/** Attributes and the properties that reflect them have the same type and default. */
function connect({ attributes, members }) {
  for (const attribute of attributes) {
    const { name, type, default: value } = attribute;
    const fieldName = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    const field = members.find((member) => member.kind === "field" && member.name === fieldName);
    if (!field) continue;
    attribute.fieldName = fieldName;
    Object.assign(field, { attribute: name, reflects: true, type });
    field.default = value ?? '""';
  }
}

/** Descriptions are one line each, and a custom property's type is what CSS calls its syntax. */
function tidy({ attributes, cssProperties, events, members }) {
  for (const entry of [...attributes, ...events, ...members]) {
    entry.description = entry.description?.replaceAll("\n", " ");
  }
  for (const property of cssProperties) {
    const { type, ...rest } = property;
    for (const name of Object.keys(property)) delete property[name];
    Object.assign(property, rest, type && { syntax: type.text });
  }
}

const isPublic = ({ privacy, static: shared }) => privacy !== "private" && !shared;

/** @type {import("@custom-elements-manifest/analyzer").Config} */
export default {
  globs: ["src/web/element/element.ts"],
  plugins: [
    {
      name: "package",
      packageLinkPhase({ customElementsManifest: manifest }) {
        const classes = manifest.modules.flatMap(({ declarations }) => declarations);
        const element = classes.find(({ name }) => name === NAME);
        element.superclass = { name: "HTMLElement" };
        element.tagName = TAG;
        element.members = element.members.filter(isPublic);
        connect(element);
        tidy(element);
        const declaration = { name: NAME, module: ENTRY };
        // The first that knows a custom property's syntax.
        manifest.schemaVersion = "2.1.0";
        manifest.readme = "README.md";
        manifest.modules = [
          {
            kind: "javascript-module",
            path: ENTRY,
            declarations: [element],
            exports: [
              { kind: "js", name: NAME, declaration },
              { kind: "custom-element-definition", name: TAG, declaration },
            ],
          },
        ];
      },
    },
  ],
};
