// The block in the editor: a picture of the quiz, and beside it what can be chosen. It is run as it stands here.

(({ blocks, blockEditor, components, element, i18n }) => {
  const { __ } = i18n;
  const h = element.createElement;
  const { Disabled, PanelBody, SelectControl, TextControl, ToggleControl } = components;
  /** The page of the package that is the quiz by itself. */
  const FRAME = new URL("../package/frame.html", document.currentScript.src);

  const PACES = [
    ["", __("Quick: one question for each condition", "readiness-check")],
    ["full", __("Full: every question", "readiness-check")],
  ];
  const PLACES = [
    ["", __("Until the tab is closed", "readiness-check")],
    ["device", __("On the visitor’s device", "readiness-check")],
    ["off", __("Nowhere", "readiness-check")],
  ];
  const TIMES = [
    ["", __("At once", "readiness-check")],
    ["lazy", __("When a visitor comes near", "readiness-check")],
  ];

  /** The quiz as visitors see it first, without the attributes that a picture has no use for. */
  function picture({ lang, pace, assessment }) {
    const address = new URL(FRAME);
    const page = document.documentElement.lang;
    for (const [name, value] of Object.entries({ lang: lang || page, pace, assessment })) {
      if (value) address.searchParams.set(name, value);
    }
    return h("iframe", {
      src: address.href,
      title: __("Preview of the quiz", "readiness-check"),
      loading: "lazy",
      tabIndex: -1,
      style: { display: "block", inlineSize: "100%", blockSize: "36rem", border: 0 },
    });
  }

  function Edit({ attributes, setAttributes }) {
    const common = (name, label, help) => ({
      key: name,
      label,
      help,
      value: attributes[name],
      onChange: (value) => setAttributes({ [name]: value }),
      __next40pxDefaultSize: true,
      __nextHasNoMarginBottom: true,
    });
    const choice = (name, label, options, help) =>
      h(SelectControl, {
        ...common(name, label, help),
        options: options.map(([value, text]) => ({ value, label: text })),
      });
    const text = (...words) => h(TextControl, common(...words));
    const panel = (title, open, ...controls) =>
      h(PanelBody, { key: title, title, initialOpen: open }, ...controls);

    const isolated = h(ToggleControl, {
      key: "isolated",
      label: __("Keep answers from this page", "readiness-check"),
      help: __(
        "The quiz runs in a frame that no script of the page can look into, and ends with the page.",
        "readiness-check",
      ),
      checked: attributes.isolated,
      onChange: (value) => setAttributes({ isolated: value }),
      __nextHasNoMarginBottom: true,
    });
    const controls = [
      panel(
        __("Questions", "readiness-check"),
        true,
        choice("pace", __("Pace", "readiness-check"), PACES),
        text(
          "lang",
          __("Language", "readiness-check"),
          __("Such as en or es; if empty, the page’s.", "readiness-check"),
        ),
        text(
          "assessment",
          __("Assessment", "readiness-check"),
          __(
            "The id of a packaged one or the address of a definition; if empty, State Policy Framework.",
            "readiness-check",
          ),
        ),
        text(
          "code",
          __("Result code", "readiness-check"),
          __("Shows this result, or several joined by hyphens.", "readiness-check"),
        ),
      ),
      panel(
        __("Answers", "readiness-check"),
        true,
        choice("save", __("Kept", "readiness-check"), PLACES),
        isolated,
      ),
      panel(
        __("Results", "readiness-check"),
        false,
        text(
          "share-url",
          __("Address of result links", "readiness-check"),
          __("If empty, this page. {code} in it is replaced.", "readiness-check"),
        ),
        text(
          "send-to",
          __("Send results to", "readiness-check"),
          __("A mailto: or https: address with {code} or {link} in it.", "readiness-check"),
        ),
        text("send-label", __("Words on the button that sends", "readiness-check")),
      ),
      panel(
        __("Loading", "readiness-check"),
        false,
        choice("loading", __("Load", "readiness-check"), TIMES),
      ),
    ];
    return h(
      "div",
      blockEditor.useBlockProps(),
      h(blockEditor.InspectorControls, null, ...controls),
      h(Disabled, null, picture(attributes)),
    );
  }

  blocks.registerBlockType("readiness-check/quiz", { edit: Edit, save: () => null });
})(window.wp);
