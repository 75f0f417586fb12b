// The page on which the site is edited.

import { createRoot } from "react-dom/client";
import type { EditorConfig } from "../model/content/editing";
import { App } from "./app";
import { takeReturned } from "./oauth";
import "./editor.css";

const place = document.querySelector<HTMLElement>("#editor");
if (!place) throw new Error("The page has no place for the editor.");
const config: EditorConfig = JSON.parse(place.dataset.config ?? "");
createRoot(place).render(<App config={config} returned={takeReturned()} />);
