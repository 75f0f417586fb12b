// Fields of a form: each gives a value as the file holds it, or undefined for none.

import { type ReactNode, useId, useState } from "react";
import { flushSync } from "react-dom";
import type { FormField } from "./form";
import type { Value, Values } from "./yaml-edit";

/** What fields know of the rest of the site. */
export interface Around {
  /** Names of people. */
  authors: readonly string[];
  /** Topics in use. */
  tags: readonly string[];
  /** Texts of the site, by which links are made. */
  pages: readonly { title: string; address: string }[];
  /** Names of pictures beside the text. */
  pictures: readonly string[];
  /** What is wrong with a field of the text, by its name. */
  faults: ReadonlyMap<string, string>;
  /** Takes a picture in. @returns its name, or undefined if it could not */
  addPicture(file: File): Promise<string | undefined>;
}

interface FieldProps<Given extends FormField = FormField> {
  field: Given;
  value: Value | undefined;
  change(value: Value | undefined): void;
  around: Around;
  /** Whether it is a field of the text itself, of which the check speaks. */
  top?: boolean;
}

/** All fields of a text or a group. */
export function Fields({
  fields,
  values,
  change,
  around,
  top = false,
}: {
  fields: readonly FormField[];
  values: Values;
  change(values: Values): void;
  around: Around;
  top?: boolean;
}) {
  return fields.map((field) => (
    <Field
      key={field.name}
      field={field}
      value={values[field.name]}
      change={(value) => change({ ...values, [field.name]: value })}
      around={around}
      top={top}
    />
  ));
}

function Field(props: FieldProps) {
  const { field, value, change, around, top = false } = props;
  const id = useId();
  const text = typeof value === "string" ? value : "";
  const set = (given: string) => change(given === "" ? undefined : given);
  const fault = top ? around.faults.get(field.name) : undefined;
  const told = { hint: field.hint, fault, label: field.label, required: field.required, id };
  const described = { id, "aria-describedby": `${id}-hint`, "aria-invalid": fault !== undefined };
  if (top && field.name === "featuredAlt") return <AltField {...props} />;
  if (top && field.name === "featured")
    return (
      <Labelled {...told}>
        <select {...described} value={text} onChange={(event) => set(event.target.value)}>
          <option value="">None</option>
          {[...new Set([...around.pictures, ...(text === "" ? [] : [text])])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <PictureButton around={around} added={set} />
      </Labelled>
    );
  if (top && field.name === "author" && around.authors.length > 0)
    return (
      <Labelled {...told}>
        <select {...described} value={text} onChange={(event) => set(event.target.value)}>
          <option value="">{around.authors[0]} (who is first)</option>
          {[...new Set([...around.authors, ...(text === "" ? [] : [text])])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Labelled>
    );
  switch (field.shape) {
    case "truth":
      return (
        <div className="field">
          <label className="tick">
            <input
              type="checkbox"
              checked={value === "true"}
              onChange={(event) => change(event.target.checked ? "true" : undefined)}
            />
            {field.label}
          </label>
          <Hint {...told} />
        </div>
      );
    case "choice":
      return (
        <Labelled {...told}>
          <select {...described} value={text} onChange={(event) => set(event.target.value)}>
            {!field.required && <option value="">–</option>}
            {[...new Set([...field.options, text])].filter(Boolean).map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </Labelled>
      );
    case "choices":
      return <Choices {...props} field={field} />;
    case "words":
    case "words or off":
      return (
        <Labelled {...told}>
          <Words
            id={id}
            words={value}
            change={change}
            known={top && field.name === "tags" ? around.tags : []}
            off={field.shape === "words or off"}
          />
        </Labelled>
      );
    case "group":
      return (
        <details className="group" open={fault !== undefined}>
          <summary>{field.label}</summary>
          <Hint {...told} />
          <Fields
            fields={field.fields}
            values={isValues(value) ? value : {}}
            change={(values) => change(filled(values))}
            around={around}
          />
        </details>
      );
    case "line or forms":
      return isValues(value) ? (
        <Field {...props} field={{ ...field, shape: "group" }} />
      ) : (
        <Field {...props} field={{ ...field, shape: "line" }} />
      );
    case "groups":
      return <Groups {...props} field={field} />;
    case "text":
      return (
        <Labelled {...told}>
          <textarea {...described} rows={3} value={text} onChange={(event) => set(event.target.value)} />
        </Labelled>
      );
    default:
      return (
        <Labelled {...told}>
          <input
            {...described}
            type={field.shape === "day" && /^$|^\d{4}-\d\d-\d\d$/.test(text) ? "date" : "text"}
            inputMode={field.shape === "number" ? "decimal" : undefined}
            value={text}
            onChange={(event) => set(event.target.value)}
          />
        </Labelled>
      );
  }
}

interface Told {
  id: string;
  label: string;
  hint: string | undefined;
  fault: string | undefined;
  required: boolean;
}

function Labelled({ children, ...told }: Told & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={told.id}>
        {told.label}
        {told.required && <span> (required)</span>}
      </label>
      {children}
      <Hint {...told} />
    </div>
  );
}

function Hint({ id, hint, fault }: Told) {
  return (
    <p className={fault === undefined ? "hint" : "hint fault"} id={`${id}-hint`}>
      {fault ?? hint}
    </p>
  );
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A group in which nothing stands is none. */
function filled(values: Values): Values | undefined {
  return Object.values(values).some((value) => value !== undefined) ? values : undefined;
}

/** What the featured picture shows, with a box for one that is decoration: `""` in the file. */
function AltField({ field, value, change, around }: FieldProps) {
  const id = useId();
  const fault = around.faults.get(field.name);
  const decoration = value === "";
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      <textarea
        id={id}
        rows={2}
        aria-describedby={`${id}-hint`}
        aria-invalid={fault !== undefined}
        disabled={decoration}
        value={typeof value === "string" ? value : ""}
        onChange={(event) => change(event.target.value === "" ? undefined : event.target.value)}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={decoration}
          onChange={(event) => change(event.target.checked ? "" : undefined)}
        />
        It is decoration
      </label>
      <p className={fault === undefined ? "hint" : "hint fault"} id={`${id}-hint`}>
        {fault ?? "For those who can’t see it, as you would say it on the telephone."}
      </p>
    </div>
  );
}

/** Asks for a picture's file. */
export function PictureButton({
  around,
  added,
  label = "Choose a picture …",
}: {
  around: Around;
  added(name: string): void;
  label?: string;
}) {
  return (
    <label className="button quiet">
      {label}
      <input
        className="unseen"
        type="file"
        accept="image/*"
        onChange={async ({ target }) => {
          const [file] = target.files ?? [];
          const name = file && (await around.addPicture(file));
          target.value = "";
          if (name) added(name);
        }}
      />
    </label>
  );
}

function Choices({ field, value, change }: FieldProps<FormField & { shape: "choices" }>) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const all = [...new Set([...field.options, ...chosen])];
  return (
    <fieldset className="field">
      <legend>{field.label}</legend>
      {all.map((option) => (
        <label className="tick" key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={({ target }) => {
              const left = target.checked ? [...chosen, option] : chosen.filter((one) => one !== option);
              change(left.length > 0 ? left : undefined);
            }}
          />
          {option}
        </label>
      ))}
      <p className="hint">{field.hint}</p>
    </fieldset>
  );
}

interface WordsProps {
  id: string;
  words: Value | undefined;
  change(value: Value | undefined): void;
  /** Words that others have used. */
  known: readonly string[];
  /** Whether `off` stands for none at all. */
  off: boolean;
}

/**
 * Does something at once, or while a button is pressed when it is let go: what is done may move the button from under the
 * pointer, and then nothing would be pressed.
 */
function whenReleased(act: () => void): void {
  if (document.querySelector(":active") === null) act();
  else addEventListener("mouseup", () => flushSync(act), { capture: true, once: true });
}

/** A list of words: each has a button that takes it out, and a line takes new ones in. */
function Words({ id, words, change, known, off }: WordsProps) {
  const [typed, setTyped] = useState("");
  const list = Array.isArray(words) ? words.map(String) : [];
  const add = () => {
    const more = typed
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
    if (more.length > 0) change([...new Set([...list, ...more])]);
    setTyped("");
  };
  return (
    <>
      {list.length > 0 && (
        <ul className="words">
          {list.map((word) => (
            <li key={word}>
              {word}
              <button
                type="button"
                aria-label={`Take out ${word}`}
                onClick={() => {
                  const left = list.filter((one) => one !== word);
                  change(left.length > 0 ? left : undefined);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <input
          id={id}
          list={`${id}-known`}
          value={typed}
          disabled={words === "off"}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => whenReleased(add)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== ",") return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="quiet" onClick={add}>
          Add
        </button>
      </div>
      <datalist id={`${id}-known`}>
        {known
          .filter((word) => !list.includes(word))
          .map((word) => (
            <option key={word} value={word} />
          ))}
      </datalist>
      {off && (
        <label className="tick">
          <input
            type="checkbox"
            checked={words === "off"}
            onChange={(event) => change(event.target.checked ? "off" : undefined)}
          />
          Never speak of these
        </label>
      )}
    </>
  );
}

function Groups({ field, value, change, around }: FieldProps<FormField & { shape: "groups" }>) {
  const items = Array.isArray(value) ? value : [];
  const set = (list: Value[]) => change(list.length > 0 ? list : undefined);
  return (
    <details className="group">
      <summary>
        {field.label} ({items.length})
      </summary>
      <p className="hint">{field.hint}</p>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no names of their own, and their fields hold no state.
        <fieldset className="item" key={index}>
          <legend>{titleOf(item) ?? `${index + 1}`}</legend>
          <Fields
            fields={field.fields}
            values={isValues(item) ? item : {}}
            change={(values) => set(items.with(index, values))}
            around={around}
          />
          <button type="button" className="quiet" onClick={() => set(items.toSpliced(index, 1))}>
            Take out
          </button>
        </fieldset>
      ))}
      <button type="button" className="quiet" onClick={() => set([...items, {}])}>
        Add
      </button>
    </details>
  );
}

/** What an item of a list is called: its first words. */
const titleOf = (item: Value): string | undefined =>
  isValues(item)
    ? Object.values(item)
        .find((value) => typeof value === "string" && value !== "")
        ?.toString()
    : undefined;
