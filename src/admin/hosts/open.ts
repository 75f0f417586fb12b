// Opens a repository at whichever host has it.

import type { GitHost } from "../../model/content/editing";
import { giteaRepository } from "./gitea";
import { githubRepository } from "./github";
import { gitlabRepository } from "./gitlab";
import type { Access, Repository } from "./repository";

const HOSTS = { github: githubRepository, gitlab: gitlabRepository, gitea: giteaRepository, forgejo: giteaRepository };

export const openRepository = (host: GitHost, access: Access): Repository => HOSTS[host.kind](host, access);
