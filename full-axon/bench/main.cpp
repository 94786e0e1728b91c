// Measures the works, each beside the bare limit and beside the peers that are installed, round by
// round, so that all see the same weather. Prints a table, one JSON object, or a picture.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "picture.hpp"
#include "works.hpp"

namespace {

using bench::Row;

struct Work {
  std::string name;
  std::string unit;
  std::string what;
  std::function<double()> axon;   // so many units a second, or bytes
  std::function<double()> limit;  // the same without a runtime; or empty
};

// What a program beside this one says about this work; nothing when it leaves it out.
std::optional<double> ask(const std::string& program, const std::string& work) {
  const std::string command = "'" AXON_BENCH_FOLDER "/" + program + "' " + work;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  double result = 0;
  const bool said = std::fscanf(pipe, "%lf", &result) == 1;
  const bool ended_well = pclose(pipe) == 0;
  if (!said || !ended_well) return std::nullopt;
  return result;
}

std::vector<Work> works() {
  using namespace bench;
  const auto turns = [] { return 5e6 / bare_limit(5'000'000, 1000); };
  const auto frames = [] { return 1e6 / bare_spawn(1'000'000); };
  return {
      {"ping-pong", "messages/s",
       "Two components send one int64 to and fro, 5 million times; every letter is a switch. "
       "Limit: a "
       "run queue of 1000 bare coroutine frames, resumed 5 million times.",
       [] { return 5e6 / ring(5'000'000, 2); }, turns},
      {"ping-pong-message", "messages/s",
       "The same with axon::Message, which holds anything. Limit: as for ping-pong.",
       [] { return 3e6 / ring_of_messages(3'000'000, 2); }, turns},
      {"ring-503", "hops/s",
       "One int64 goes round a ring of 503 components, 3 million hops. Limit: as for ping-pong.",
       [] { return 3e6 / ring(3'000'000, 503); }, turns},
      {"ring-10000", "hops/s",
       "One int64 goes round a ring of 10,000 components, 3 million hops. Limit: as for ping-pong.",
       [] { return 3e6 / ring(3'000'000, 10'000); }, turns},
      {"spawn", "components/s",
       "A million components are made and activated, all alive at once, then each runs and ends. "
       "Limit: a million bare coroutine frames from malloc, made, run and destroyed.",
       [] { return 1e6 / spawn(1'000'000); }, frames},
      {"idle-bytes", "bytes",
       "Resident memory for each of 200,000 components that have two boxes and wait for a letter. "
       "Limit: a bare coroutine frame from malloc that waits.",
       [] { return ask("axon-bench-idle", "axon").value(); },
       [] { return ask("axon-bench-idle", "limit").value(); }},
      {"skynet", "components/s",
       "A tree of ten children each, a million leaves, adds up their numbers on one thread: "
       "1,111,111 "
       "components, made, linked, run and ended. Limit: as for spawn.",
       [] { return 1'111'111 / skynet(1'000'000); }, frames},
      {"fan-in-100", "messages/s",
       "A hundred producers send 5 million int64 in all to one consumer whose box holds 64. Limit: "
       "as "
       "for ping-pong.",
       [] { return 5e6 / fan_in(5'000'000, 100); }, turns},
      {"pipeline-100", "items/s",
       "50,000 int64 go through a hundred stages with boxes of 64; each stage adds one. Limit: the "
       "run "
       "queue of ping-pong, a hundred resumes for each item.",
       [] { return 5e4 / pipeline(50'000, 100); }, [turns] { return turns() / 100; }},
  };
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

// The programs beside this one that are called axon-peer-NAME.
std::map<std::string, std::string> installed_peers() {
  std::map<std::string, std::string> found;
  for (const auto& [name, file] : {std::pair<std::string, std::string>{"boost.fiber", "fiber"},
                                   {"caf", "caf"},
                                   {"go", "go"}}) {
    const std::string program = "axon-peer-" + file;
    if (std::ifstream(AXON_BENCH_FOLDER "/" + program).good()) found[name] = program;
  }
  return found;
}

Row measure(const Work& work, int rounds, const std::map<std::string, std::string>& peers) {
  const bool bytes = work.unit == "bytes";
  std::vector<double> axon, limit, ratio;
  std::map<std::string, std::vector<double>> others;
  for (int round = 0; round < rounds; ++round) {
    axon.push_back(work.axon());
    limit.push_back(work.limit());
    ratio.push_back(bytes ? axon.back() / limit.back() : limit.back() / axon.back());
    for (const auto& [name, program] : peers) {
      if (const auto said = ask(program, work.name)) others[name].push_back(*said);
    }
  }
  Row row{work.name, work.unit, work.what, median(axon), median(limit), median(ratio), {}, 0};
  for (const auto& [name, all] : others) {
    row.peers[name] = median(all);
    const double better = bytes ? row.peers[name] / row.axon : row.axon / row.peers[name];
    if (row.ratio_to_best_peer == 0 || better < row.ratio_to_best_peer) {
      row.ratio_to_best_peer = better;
    }
  }
  return row;
}

nlohmann::ordered_json as_json(const std::vector<Row>& rows) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    nlohmann::ordered_json one{{"work", row.work},   {"unit", row.unit},
                               {"axon", row.axon},   {"limit", row.limit},
                               {"peers", row.peers}, {"ratio_to_limit", row.ratio_to_limit}};
    if (row.ratio_to_best_peer != 0) one["ratio_to_best_peer"] = row.ratio_to_best_peer;
    one["what"] = row.what;
    list.push_back(one);
  }
  return {{"rows", list}};
}

void print(const Row& row) {
  std::printf("%-18s %14.4g %-12s %6.2f x the limit", row.work.c_str(), row.axon, row.unit.c_str(),
              row.ratio_to_limit);
  for (const auto& [name, value] : row.peers) {
    const double better = row.unit == "bytes" ? value / row.axon : row.axon / value;
    std::printf("   %.1f x %s", better, name.c_str());
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Measures the runtime beside a bare run queue (the limit) and beside other runtimes. Times "
      "the "
      "limit: how much more time, or memory, it takes than the bare work. Times a peer: how much "
      "faster, or smaller, it is.",
      "./learn bench");
  bool json = false;
  std::string picture;
  std::vector<std::string> only;
  int rounds = 5;
  std::vector<std::string> names;
  for (const Work& work : works()) names.push_back(work.name);
  app.add_flag("--json", json, "one JSON object instead of the table");
  app.add_option("--plot", picture, "write a picture (SVG) to this file")->type_name("FILE");
  app.add_option("--work", only, "only these works")->check(CLI::IsMember(names));
  app.add_option("--rounds", rounds, "rounds; each figure is their median")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : 64;
  }

  const auto peers = installed_peers();
  if (peers.empty()) {
    std::cerr << "No other runtime is built beside it. Debian has: libboost-fiber-dev libcaf-dev "
                 "golang-go\n";
  }
  std::vector<Row> rows;
  for (const Work& work : works()) {
    if (!only.empty() && std::find(only.begin(), only.end(), work.name) == only.end()) continue;
    if (json) std::cerr << "measuring " << work.name << " ..." << std::endl;
    rows.push_back(measure(work, rounds, peers));
    if (!json) print(rows.back());
    std::fflush(stdout);
  }
  if (json) std::cout << as_json(rows).dump(2) << "\n";
  if (!picture.empty()) {
    std::ofstream file(picture);
    file << bench::picture_of(rows);
    if (!file.flush()) {
      std::cerr << "The picture could not be written to " << picture << "\n";
      return 70;
    }
    std::cerr << "The picture is in " << picture << "\n";
  }
}
