import Quantities
import Testing

@testable import Store

@Suite struct MerkleTreeTests {
  /// The entries of the tree by which Certificate Transparency's implementations are tested.
  static let entries = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ].map { [UInt8](hexadecimal: $0)! }

  /// Source: certificate-transparency, merkletree/merkle_tree_test.cc: roots of its first 0, 1, 2 … entries.
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  /// A tree over leaves in memory, whose complete subtrees are computed by the oracle.
  static func tree(_ leaves: [TreeHash]) -> MerkleTree {
    MerkleTree(size: leaves.count) { level, place in
      RecursiveTree.root(leaves[place << level..<(place + 1) << level])
    }
  }

  /// Leaves that differ from one another, and from seed to seed.
  static func leaves(_ count: Int, seed: Int = 0) -> [TreeHash] {
    (0..<count).map { .leaf(Array("\(seed) \($0)".utf8)) }
  }

  @Test func `roots are the published ones`() throws {
    let leaves = Self.entries.map(TreeHash.leaf)
    var frontier = TreeFrontier()
    for size in 0...8 {
      #expect(frontier.root.description == Self.roots[size])
      #expect(try Self.tree(leaves).root(size).description == Self.roots[size])
      if size < 8 { frontier.append(leaves[size]) }
    }
  }

  @Test(arguments: [
    (0, 1, []),
    (
      0, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      5, 8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
      1, 5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ])
  func `proofs of inclusion are the published ones`(index: Int, size: Int, published: [String]) throws {
    let leaves = Self.entries.map(TreeHash.leaf)
    let path = try Self.tree(Array(leaves[..<size])).inclusion(of: index)
    #expect(path.map(\.description) == published)
    let root = TreeHash(bytes: [UInt8](hexadecimal: Self.roots[size])!)!
    #expect(TreeProof.includes(leaves[index], at: index, size: size, path: path, root: root))
  }

  @Test(arguments: [
    (1, 1, []),
    (
      1, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      6, 8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (
      2, 5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
    (
      6, 7,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
  ])
  func `proofs of consistency are the published ones`(earlier: Int, later: Int, published: [String]) throws {
    let leaves = Self.entries.map(TreeHash.leaf)
    let path = try Self.tree(Array(leaves[..<later])).consistency(from: earlier)
    #expect(path.map(\.description) == published)
    let roots = Self.roots.map { TreeHash(bytes: [UInt8](hexadecimal: $0)!)! }
    #expect(TreeProof.continues(from: (earlier, roots[earlier]), to: (later, roots[later]), path: path))
  }

  @Test func `every proof of every small tree is the one that the definitions give, and holds`() throws {
    for size in 0...40 {
      let leaves = Self.leaves(size, seed: size)
      let tree = Self.tree(leaves)
      let root = RecursiveTree.root(leaves[...])
      #expect(try tree.frontier().root == root)
      for index in 0..<size {
        let path = try tree.inclusion(of: index)
        #expect(path == RecursiveTree.path(index, leaves[...]))
        #expect(TreeProof.includes(leaves[index], at: index, size: size, path: path, root: root))
        // Nothing else is proved by it.
        for other in 0..<size where other != index {
          #expect(!TreeProof.includes(leaves[other], at: index, size: size, path: path, root: root))
          #expect(!TreeProof.includes(leaves[index], at: other, size: size, path: path, root: root))
        }
      }
      for earlier in 0...size {
        let path = try tree.consistency(from: earlier)
        let old = RecursiveTree.root(leaves[..<earlier])
        if earlier > 0 { #expect(path == RecursiveTree.proof(earlier, leaves[...])) }
        #expect(TreeProof.continues(from: (earlier, old), to: (size, root), path: path))
        for other in 0...size where other != earlier {
          #expect(!TreeProof.continues(from: (other, old), to: (size, root), path: path))
        }
      }
    }
  }

  @Test func `a proof with a hash altered, left out or added proves nothing`() throws {
    let leaves = Self.leaves(37)
    let tree = Self.tree(leaves)
    let root = try tree.root(37)
    let wrong = TreeHash.leaf([])
    func variants(_ path: [TreeHash]) -> [[TreeHash]] {
      path.indices.flatMap { index -> [[TreeHash]] in
        var altered = path
        altered[index] = wrong
        var shorter = path
        shorter.remove(at: index)
        return [altered, shorter]
      } + [path + [wrong], [wrong] + path]
    }
    for number in 1..<37 {
      for path in variants(try tree.inclusion(of: number)) {
        #expect(!TreeProof.includes(leaves[number], at: number, size: 37, path: path, root: root))
      }
      let old = try tree.root(number)
      for path in variants(try tree.consistency(from: number)) {
        #expect(!TreeProof.continues(from: (number, old), to: (37, root), path: path))
      }
    }
  }

  @Test func `large trees agree with the definitions at random places`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Seeded(seed)
    for _ in 0..<6 {
      let size = Int.random(in: 1000...5000, using: &random)
      let leaves = Self.leaves(size, seed: size)
      var frontier = TreeFrontier()
      var completed = 0
      for leaf in leaves { frontier.append(leaf) { _ in completed += 1 } }
      #expect(frontier.root == RecursiveTree.root(leaves[...]), "seed \(seed), size \(size)")
      #expect(completed == size - size.nonzeroBitCount)
      let tree = Self.tree(leaves)
      #expect(try tree.frontier() == frontier)
      for _ in 0..<5 {
        let place = Int.random(in: 0..<size, using: &random)
        #expect(
          try tree.inclusion(of: place) == RecursiveTree.path(place, leaves[...]), "seed \(seed), \(place) of \(size)")
        #expect(
          try tree.consistency(from: place + 1) == RecursiveTree.proof(place + 1, leaves[...]),
          "seed \(seed), \(place + 1) of \(size)")
      }
    }
  }
}
