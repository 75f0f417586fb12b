// A link of the site's facts: to a page of this site, or elsewhere.

import { Link } from "gatsby";
import type { ComponentProps } from "react";
import { isInternal, type SiteLink as SiteLinkData } from "../model/content/navigation";

export interface SiteLinkProps extends Pick<ComponentProps<"a">, "className"> {
  link: SiteLinkData;
  /** The address of the page that shows the link, so that it can be marked. */
  current?: string;
}

export function SiteLink({ link: { label, address, marked }, current, className }: SiteLinkProps) {
  if (!isInternal(address)) {
    return (
      <a className={className} href={address} {...marked}>
        {label}
      </a>
    );
  }
  const within = address !== "/" && current?.startsWith(address);
  return (
    <Link
      className={className}
      to={address}
      aria-current={current === address ? "page" : within ? "true" : undefined}
      {...marked}
    >
      {label}
    </Link>
  );
}
