// Stands for what the site's components take of Gatsby, in the preview.

import type { ComponentProps } from "react";

export const Link = ({ to, ...rest }: ComponentProps<"a"> & { to: string }) => <a {...rest} href={to} />;
export const withPrefix = (address: string): string => address;
