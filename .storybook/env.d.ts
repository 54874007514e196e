// Pictures and style sheets that stories import.
/// <reference types="vite/client" />
