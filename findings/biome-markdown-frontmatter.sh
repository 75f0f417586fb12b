#!/usr/bin/env bash
# Biome formats Markdown without knowing frontmatter: it makes text, or a heading, of the fields of every post.
#
# The guess: a formatter of Markdown leaves YAML between two lines of three hyphens at the head of a file as it is, as all
# generators of sites and other formatters of Markdown do; or else formats it as YAML.
# Seen, with @biomejs/biome 2.6.8: the first line is a thematic break for it, and gets an empty line below it; the fields are
# the words of a setext heading, whose line is the second one. A single field becomes `## title: …`. So `biome format --write .`
# on a folder of posts leaves none that has a title or a date, and says that all went well. Files of posts must be excluded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @biomejs/biome@2.6.8
mkdir posts
printf -- '---\ntitle: Massage and sleep\n---\n\nText.\n' >posts/one.md
printf -- '---\ntitle: Massage and sleep\ndate: 2026-03-02\n---\n\nText.\n' >posts/two.md
status=0
npx biome format --write posts >out.txt 2>&1 || status=$?
one=$(head -3 posts/one.md | tr '\n' '|')
two=$(head -5 posts/two.md | tr '\n' '|')
echo "@biomejs/biome 2.6.8"
echo "guess:  both files stay as they are"
echo "seen:   a file of one field begins \"$one\", one of two \"$two\"; exit status $status"
if [ "$one" = "---||## title: Massage and sleep|" ] && [ "$two" = "---||title: Massage and sleep|date: 2026-03-02|---|" ] && [ "$status" = 0 ]; then
  echo "        still so: frontmatter is lost"
else
  echo "        NO LONGER SO"
  exit 1
fi
