// The releases in a folder that a web server serves, and every change of them.
//
//   current -> releases/NAME     what is served; it changes by rename, so there is never a moment without it
//   releases/NAME/               a release, whole
//   releases/NAME.hashed         which of its files have names that say what they hold
//   releases/.NAME…/             a release that is being sent, or deleted: nothing looks in there
//   .lock                        open, and locked, as long as the shell of a deploy lives
//
// A page that was served before a switch asks for its pictures after it. So each release also has the hashed files of
// the other kept ones, as links; its list names only those that it came with, or they would gather for ever.

import { randomUUID } from "node:crypto";
import { isRelease } from "../model/hosting/release";
import { ShellError, type TargetShell } from "./target-shell";

/** Folders whose files never change under their names. Of search, some do: those of the release itself stay. */
const HASHED = ["static", "pagefind"];

/** How long another deploy is waited for, in seconds. */
const PATIENCE = 3;

/** What the folder holds. */
export interface Releases {
  /** Names of the whole releases, in any order. */
  names: string[];
  current: string | undefined;
}

/**
 * Enters the folder, which is made if need be, and locks it until the shell ends; so a deploy that was killed holds no lock.
 * @param owner who a deploy that comes meanwhile is told of
 * @throws if the deploy can't be done as things stand
 */
export async function lockReleases(shell: TargetShell, folder: string, owner: string): Promise<void> {
  const missing = await shell.runApart(
    `for program in rsync flock; do command -v "$program" >/dev/null || printf '%s ' "$program"; done`,
  );
  if (missing.trim() !== "") throw new Error(`The target lacks ${missing.trim()}. Install it there first.`);
  // A folder that begins with a hyphen is no option, and one over ssh may be relative to the home folder. The web server
  // is somebody else and must be able to read.
  await shell.run(
    `umask 022; case $1 in /*) folder=$1 ;; *) folder=./$1 ;; esac; mkdir -p "$folder/releases" && cd "$folder"`,
    folder,
  );
  try {
    // One that was killed may still be at its last command there.
    await shell.run(`exec 9>>.lock && flock -w ${PATIENCE} 9 && : >.lock && printf '%s' "$1" >&9`, owner);
  } catch (error) {
    if (!(error instanceof ShellError && error.status === 1)) throw error;
    const other = await shell.runApart("cat .lock");
    throw new Error(`Another deploy is under way there, begun by ${other}. Wait until it has ended.`);
  }
  const other = await shell.runApart('if [ -e current ] && ! [ -L current ]; then printf "%s" "$PWD"; fi');
  if (other !== "")
    throw new Error(`${other}/current is no link to a release. Move it out of the way, and deploy again.`);
}

/**
 * Removes what deploys that were killed have left. The rsync of one may outlive it for a moment, and put a file into what
 * is being deleted: what is not gone at the second attempt is left to the next deploy.
 */
export async function cleanReleases(shell: TargetShell): Promise<void> {
  await shell.runApart(`
rm -f .current
rm -rf releases/.[0-9]* || { sleep 1; rm -rf releases/.[0-9]*; } || :
for list in releases/*.hashed; do [ -d "\${list%.hashed}" ] || rm -f "$list"; done`);
}

/** Reads which releases there are. */
export async function listReleases(shell: TargetShell): Promise<Releases> {
  const names = (await shell.runApart("ls releases")).split("\n").filter(isRelease);
  const link = (await shell.runApart("if [ -L current ]; then readlink current; fi")).trim();
  const current = names.find((name) => link === `releases/${name}`);
  return { names, current };
}

/**
 * Makes the folder that a release is sent to: its own, whatever another deploy of the same second has left.
 * @returns its path, relative to the target's folder
 */
export async function beginRelease(shell: TargetShell, name: string): Promise<string> {
  const folder = `releases/.${name}.${randomUUID()}`;
  await shell.runApart('mkdir "$1"', folder);
  return folder;
}

/**
 * Makes a release of what was sent.
 * @param folder where it was sent to
 * @param others the releases whose hashed files it gets
 */
export async function completeRelease(
  shell: TargetShell,
  name: string,
  folder: string,
  others: readonly string[],
): Promise<void> {
  await shell.runApart(
    `
release=$1; cd "$2"; shift 2
for folder; do [ -d "$folder" ] || continue; find "$folder" -type f; done >"../$release.hashed"`,
    name,
    folder,
    ...HASHED,
  );
  await linkHashed(shell, folder, others);
  await shell.runApart('mv -T "$1" "releases/$2"', folder, name);
}

/** Gives a release the hashed files that others came with. */
export async function linkHashed(shell: TargetShell, release: string, others: readonly string[]): Promise<void> {
  await shell.runApart(
    `
release=$1; shift
for other; do
  [ -f "releases/$other.hashed" ] || continue
  rsync --recursive --ignore-existing --link-dest="$PWD/releases/$other" \\
    --files-from="releases/$other.hashed" "releases/$other/" "$release/"
done`,
    release,
    ...others,
  );
}

/** Serves a release from now on. */
export async function switchTo(shell: TargetShell, name: string): Promise<void> {
  await shell.runApart('ln -s "releases/$1" .current && mv -T .current current', name);
}

/** Deletes releases, which are none from the first moment on. */
export async function removeReleases(shell: TargetShell, names: readonly string[]): Promise<void> {
  await shell.runApart(
    `for release; do mv -T "releases/$release" "releases/.$release" && rm -rf "releases/.$release" "releases/$release.hashed"; done`,
    ...names,
  );
}
